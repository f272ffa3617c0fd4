import { type Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, hotkeyOption, walletsOption } from "../shared/options.ts";
import type { NewFlags } from "./create.ts";
import type { ImportFlags } from "./import.ts";
import type { ListFlags } from "./list.ts";

/** Accounts that a development chain funds; everybody knows their secrets. */
const DEV_ACCOUNTS = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

/** `tao wallet new`: makes a wallet, or one of its keys. */
export function newCommand(): Command {
  return command("new", "Create a wallet: a coldkey that owns, and a hotkey that works.", [
    "tao wallet new                          asks for a password; shows the words of the keys once",
    "tao wallet new alice --no-password      a coldkey that lies on disk unencrypted",
    "tao wallet new alice --hotkey miner2 --only hotkey",
    "tao wallet new alice --words            the coldkey from words that you type",
    "tao wallet new dev --dev-account Alice  an account that is funded on `tao node --dev`",
  ])
    .argument("[name]", "name of the wallet", "default")
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .addOption(new Option("--only <KEY>", "make only this key").choices(["coldkey", "hotkey"]))
    .option("--words", "make the key again from its words, which are asked for", false)
    .addOption(new Option("--words-file <FILE>", "make the key again from the words in a file").conflicts("words"))
    .addOption(
      new Option("--scheme <SCHEME>", "what the words make (default: sr25519)").choices(["sr25519", "ed25519"]),
    )
    .addOption(
      new Option("--dev-account <NAME>", "make the coldkey of a well-known account: for development chains only")
        .choices(DEV_ACCOUNTS)
        .conflicts(["words", "wordsFile"]),
    )
    .option("--no-password", "do not encrypt the coldkey")
    .option("--overwrite", "replace keys that are there: what they own is lost without their words", false)
    .action(async (name: string, flags: NewFlags) => {
      const { newWallet } = await import("./create.ts");
      await newWallet(name, flags, createPrinter(flags.json));
    });
}

/** `tao wallet import`: makes a key from an account of polkadot-js. */
export function importCommand(): Command {
  return command("import", "Make a key from an account that polkadot-js (the extension, the apps) exported as JSON.", [
    "tao wallet import account.json alice            asks for the export's password, and for a new one",
    "tao wallet import account.json alice --as hotkey --hotkey miner",
  ])
    .argument("<file>", "the exported account")
    .argument("[name]", "name of the wallet", "default")
    .addOption(new Option("--as <KEY>", "which key it becomes").choices(["coldkey", "hotkey"]).default("coldkey"))
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .option("--no-password", "do not encrypt the coldkey")
    .option("--overwrite", "replace a key that is there: what it owns is lost without its words", false)
    .action(async (file: string, name: string, flags: ImportFlags) => {
      const { importAccount } = await import("./import.ts");
      await importAccount(file, name, flags, createPrinter(flags.json));
    });
}

/** `tao wallet list`: lists wallets. */
export function listCommand(): Command {
  return command("list", "List the wallets on this machine.", ["tao wallet list", "tao wallet list --json"])
    .addOption(walletsOption())
    .action(async (flags: ListFlags) => {
      const { listAllWallets } = await import("./list.ts");
      await listAllWallets(flags, createPrinter(flags.json));
    });
}
