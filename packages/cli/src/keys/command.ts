import { Command, Option } from "commander";
import { createPrinter } from "../output/printer.ts";
import {
  command,
  exampleText,
  hotkeyOption,
  urlOption,
  walletOption,
  walletsOption,
  wholeNumber,
} from "../shared/options.ts";
import type { GenerateFlags, InsertFlags, ListFlags, RegisterFlags, RotateFlags } from "./flags.ts";

/** Adds the options of a command about keys in a folder. */
function withPlace(made: Command): Command {
  return made
    .option("--base-path <DIR>", "folder of a node, whose keys lie in its folder keystore")
    .option("--keystore-path <DIR>", "folder of the keys, where it is another");
}

/** Adds the options of a command that reads or writes secrets in a folder. */
function withSecrets(made: Command): Command {
  return withPlace(made)
    .option("--keystore-password-file <FILE>", "file with the password under which secrets are kept")
    .option("--secret-file <FILE>", "file with the secret: words, or the hex digits of a seed")
    .addOption(
      new Option("--dev-authority <N>", "the well-known //One, //Two, …, by number: for tests only")
        .argParser(wholeNumber(1, 10))
        .conflicts("secretFile"),
    );
}

function generateCommand(): Command {
  return withSecrets(
    command("generate", "Make the session keys of an authority: one that makes blocks, one that votes.", [
      "tao keys generate --base-path ./node                    into the node's keystore",
      "tao keys generate --base-path ./node --json > one.json  public keys for `tao chain build-spec --authority`",
      "tao keys generate --output secret.txt                   as words in a file",
    ]),
  )
    .option("--output <FILE>", "write the secret's words to a new file")
    .action(async (flags: GenerateFlags) => {
      const { generateKeys } = await import("./generate.ts");
      generateKeys(flags, createPrinter(flags.json));
    });
}

function insertCommand(): Command {
  return withSecrets(
    command("insert", "Give session keys to a node that runs, or put them into the folder of one that does not.", [
      "tao keys insert --secret-file secret.txt                     into the node at --url",
      "tao keys insert --secret-file secret.txt --base-path ./node  into the folder of a node",
      "tao keys insert --dev-authority 2 --base-path ./node2",
    ]),
  )
    .addOption(urlOption())
    .action(async (flags: InsertFlags) => {
      const { insertKeys } = await import("./insert.ts");
      await insertKeys(flags, createPrinter(flags.json));
    });
}

function rotateCommand(): Command {
  return command("rotate", "Have a node make new session keys for itself.", [
    "tao keys rotate",
    "tao keys rotate --json",
  ])
    .addOption(urlOption())
    .action(async (flags: RotateFlags) => {
      const { rotateKeys } = await import("./rotate.ts");
      await rotateKeys(flags, createPrinter(flags.json));
    });
}

function listCommand(): Command {
  return withPlace(
    command("list", "List session keys, and whether they are an authority's. No secret is read.", [
      "tao keys list --base-path ./node",
      "tao keys list --base-path ./node --url ws://127.0.0.1:9955 --json",
    ]),
  )
    .addOption(urlOption())
    .action(async (flags: ListFlags) => {
      const { listKeys } = await import("./list.ts");
      await listKeys(flags, createPrinter(flags.json));
    });
}

function registerCommand(): Command {
  return command("register", "Have a node make new session keys, and register them for a validator's hotkey.", [
    "tao keys register --wallet validator",
    "tao keys register --wallet validator --hotkey main --url ws://127.0.0.1:9955",
  ])
    .addOption(walletOption())
    .addOption(hotkeyOption())
    .addOption(walletsOption())
    .addOption(urlOption())
    .action(async (flags: RegisterFlags) => {
      const { registerKeys } = await import("./register.ts");
      await registerKeys(flags, createPrinter(flags.json));
    });
}

/** `tao keys`: session keys of authorities. */
export function keysCommand(): Command {
  const keys = new Command("keys")
    .description("Session keys: with which authorities make blocks and vote.")
    .addHelpText("after", exampleText(["tao keys generate --base-path ./node", "tao keys insert --help"]));
  for (const sub of [generateCommand(), insertCommand(), rotateCommand(), listCommand(), registerCommand()])
    keys.addCommand(sub);
  return keys;
}
