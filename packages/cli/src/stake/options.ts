import type { Command } from "commander";
import { type ActionFlags, actionCommand } from "../shared/actions/options.ts";
import { hotkeyOption, netuid } from "../shared/options.ts";

/** Options of commands on stake. */
export interface StakeFlags extends ActionFlags {
  readonly hotkey: string;
  /** Address, contact or UID of a hotkey that is not the wallet's own. */
  readonly behind?: string;
}

/** Options of those that trade. */
export interface TradeFlags extends StakeFlags {
  readonly tolerance: number;
}

/** Adds the options that name a hotkey. */
export function withPosition(to: Command): Command {
  return to
    .addOption(hotkeyOption())
    .option("--behind <HOTKEY>", "address, contact or UID of the hotkey, where it is not the wallet's own");
}

/** Makes a command on the stake of a coldkey behind a hotkey on a subnet. */
export function stakeActionCommand(name: string, description: string, examples: readonly string[]): Command {
  return withPosition(actionCommand(name, description, examples)).argument("<netuid>", "number of the subnet", netuid);
}
