import { Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { actionCommand } from "../shared/actions/options.ts";
import type { KeyFlags } from "../shared/actions/walletCall.ts";
import { command, exampleText, hotkeyOrAddressOption, urlOption } from "../shared/options.ts";
import type { RootFlags } from "./root.ts";

/** `tao root`: the validators of all subnets together. */
export function rootCommand(): Command {
  const list = command("list", "List the validators of root with their stake and take.", ["tao root list"])
    .addOption(urlOption())
    .action(async (flags: RootFlags) => {
      const { listRoot } = await import("./root.ts");
      await listRoot(flags, createPrinter(flags.json));
    });
  const register = actionCommand(
    "register",
    "Make a hotkey a validator of root; when all places are taken, in place of the one with the least stake there.",
    ["tao root register --wallet alice"],
  )
    .addOption(hotkeyOrAddressOption())
    .action(async (flags: KeyFlags) => {
      const { registerOnRoot } = await import("./root.ts");
      await registerOnRoot(flags, createPrinter(flags.json));
    });
  return new Command("root")
    .description("Root: its validators, whose stake counts on all subnets.")
    .addHelpText("after", exampleText(["tao root list", "tao root register --wallet alice"]))
    .addCommand(list)
    .addCommand(register);
}
