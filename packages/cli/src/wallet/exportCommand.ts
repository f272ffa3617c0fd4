import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, keyOption, passwordFileOption, walletsOption } from "../shared/options.ts";
import type { ExportFlags } from "./export.ts";

/** `tao wallet export`: a key for other programs, or its words. */
export function exportCommand(): Command {
  return command("export", "Write a key as JSON that polkadot-js and its like import, or show its words.", [
    "tao wallet export alice                       the coldkey, encrypted, to ADDRESS.json",
    "tao wallet export alice --hotkey miner --file miner.json",
    "tao wallet export alice --words               shows the words of the coldkey, after a question",
  ])
    .argument("[name]", "name of the wallet", "default")
    .addOption(keyOption())
    .addOption(walletsOption())
    .option("--file <FILE>", "file to write (default: the address and .json)")
    .option("--force", "replace a file that is there", false)
    .addOption(passwordFileOption("the password of the export"))
    .addOption(new Option("--words", "show the words from which the key can be made again").default(false))
    .option("--show-secret", "with --words: show them without a question, also as JSON or to another program", false)
    .action(async (name: string, flags: ExportFlags) => {
      const { exportWallet } = await import("./export.ts");
      await exportWallet(name, flags, createPrinter(flags.json));
    });
}
