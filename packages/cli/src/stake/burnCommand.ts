import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { toleranceOption } from "../shared/actions/tolerance.ts";
import { taoAmount } from "../shared/options.ts";
import { stakeActionCommand, type TradeFlags } from "./options.ts";

/** `tao stake burn`: buys alpha and burns it. */
export function burnCommand(): Command {
  return stakeActionCommand("burn", "Buy a subnet's alpha with TAO and burn it: what is left of it becomes scarcer.", [
    "tao stake burn 1 10 --wallet alice --dry-run",
  ])
    .addOption(toleranceOption())
    .argument("<amount>", "TAO to spend", taoAmount)
    .action(async (subnet: number, amount: bigint, flags: TradeFlags) => {
      const { burnAlpha } = await import("./burn.ts");
      await burnAlpha(subnet, amount, flags, createPrinter(flags.json));
    });
}
