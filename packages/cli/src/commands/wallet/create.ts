import { password as askHidden, isCancel } from "@clack/prompts";
import { createKey, type NewKey, regenerateKey, type WriteOptions } from "@opentao/sdk";
import pc from "picocolors";
import { CliError } from "../../output/errors.ts";
import type { Printer } from "../../output/printer.ts";
import { askPassword } from "../passwords.ts";

/** Options of `tao wallet new`. */
export interface NewFlags {
  readonly json: boolean;
  readonly hotkey: string;
  readonly wallets?: string;
  readonly only?: string;
  readonly words: boolean;
  readonly password: boolean;
  readonly overwrite: boolean;
}

/** A key as it was written; the words only of keys that were made now. */
type WrittenKey = Omit<NewKey, "mnemonic"> & { readonly mnemonic?: string };

async function askWords(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CliError("NO_TERMINAL", "the words cannot be asked for here", "run it in a terminal");
  const words = await askHidden({ message: "The words of the coldkey, with blanks between them" });
  if (isCancel(words)) throw new CliError("CANCELLED", "nothing was done", "run the command again");
  return words.trim();
}

async function writeColdkey(name: string, flags: NewFlags, where: WriteOptions): Promise<WrittenKey> {
  const phrase = flags.words ? await askWords() : undefined;
  const what = `coldkey of wallet "${name}"`;
  const password = flags.password ? await askPassword({ purpose: "create", what, path: name }) : undefined;
  const options = { ...where, password };
  return phrase === undefined
    ? createKey("coldkey", options)
    : { address: await regenerateKey("coldkey", { phrase }, options) };
}

function text(kind: string, key: WrittenKey | undefined): string[] {
  if (key === undefined) return [];
  const words = key.mnemonic === undefined ? [] : [`         ${pc.yellow(key.mnemonic)}`];
  return [`${kind.padEnd(8)} ${pc.bold(key.address)}`, ...words];
}

/**
 * Makes a wallet, or one of its keys.
 *
 * @throws CliError, WalletError, CryptoError; nothing is overwritten unless that was asked for
 */
export async function newWallet(name: string, flags: NewFlags, printer: Printer): Promise<void> {
  const { only } = flags;
  if (only !== undefined && only !== "coldkey" && only !== "hotkey")
    throw new CliError("INVALID_ARGUMENT", `--only ${only} is not known`, "write --only coldkey or --only hotkey");
  const where = { root: flags.wallets, name, hotkey: flags.hotkey, overwrite: flags.overwrite };
  const coldkey = only === "hotkey" ? undefined : await writeColdkey(name, flags, where);
  const hotkey = only === "coldkey" ? undefined : await createKey("hotkey", where);
  printer.result({ name, hotkeyName: flags.hotkey, coldkey, hotkey }, () =>
    [
      `Wallet ${pc.bold(name)} is ready.`,
      ...text("coldkey", coldkey),
      ...text("hotkey", hotkey),
      pc.dim("Write the words down and keep them safe: whoever has them has the keys, and they are shown only now."),
    ].join("\n"),
  );
}
