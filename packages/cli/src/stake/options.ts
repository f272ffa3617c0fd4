import { type Command, InvalidArgumentError, Option } from "commander";
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

/** Parses a part of a price in percent. */
export function percent(text: string): number {
  const value = /^\d{1,2}(\.\d{1,6})?%?$/.test(text) ? Number.parseFloat(text) / 100 : Number.NaN;
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError("Give percent from 0 to below 100, such as 0.5.");
  return value;
}

/** `--tolerance`: by how much a price may become worse. */
export function toleranceOption(): Option {
  return new Option("--tolerance <PERCENT>", "part of the price after the trade by which it may be worse")
    .argParser(percent)
    .default(0.005, "0.5");
}
