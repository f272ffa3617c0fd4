import type { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import type { KeyFlags } from "../shared/actions/walletCall.ts";
import { hotkeyOrAddressOption } from "../shared/options.ts";
import { percentOfU16 } from "../shared/parts.ts";

/** `tao take`: shows or changes what a delegate keeps. */
export function takeCommand(): Command {
  return actionCommand("take", "Show or change what a hotkey keeps of the dividends of those who stake behind it.", [
    "tao take --wallet alice            what it is",
    "tao take 9 --wallet alice          9 percent from now on",
    "tao take --hotkey 5F…              of anybody",
  ])
    .addOption(hotkeyOrAddressOption())
    .argument("[percent]", "part that the hotkey keeps", percentOfU16)
    .action(async (take: number | undefined, flags: KeyFlags) => {
      const { changeTake, showTake } = await import("./take.ts");
      const printer = createPrinter(flags.json);
      await (take === undefined ? showTake(flags, printer) : changeTake(take, flags, printer));
    });
}
