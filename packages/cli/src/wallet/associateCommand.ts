import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import type { KeyFlags } from "../shared/actions/walletCall.ts";
import { hotkeyOrAddressOption } from "../shared/options.ts";

/** `tao wallet associate`: makes a coldkey the owner of a hotkey. */
export function associateCommand(): Command {
  return actionCommand("associate", "Say on the chain that a hotkey is the coldkey's: nobody else can own it then.", [
    "tao wallet associate --wallet alice --hotkey miner2",
  ])
    .addOption(hotkeyOrAddressOption())
    .action(async (flags: KeyFlags) => {
      const { associate } = await import("./associate.ts");
      await associate(flags, createPrinter(flags.json));
    });
}
