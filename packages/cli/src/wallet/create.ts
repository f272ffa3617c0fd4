import { type KeyScheme, keypairFromSuri } from "@opentao/crypto";
import {
  createKey,
  type KeyKind,
  type KeyState,
  listWallets,
  type NewKey,
  regenerateKey,
  type WriteOptions,
} from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";
import { askPassword, withDerivationBar } from "../shared/passwords.ts";
import { askSecret } from "../shared/prompt.ts";
import { readSecretFile } from "../shared/secretFile.ts";

/** Options of `tao wallet new`. */
export interface NewFlags {
  readonly json: boolean;
  readonly hotkey: string;
  readonly wallets?: string;
  readonly only?: "coldkey" | "hotkey";
  readonly words: boolean;
  readonly wordsFile?: string;
  readonly scheme?: KeyScheme;
  readonly devAccount?: string;
  readonly password: boolean;
  readonly overwrite: boolean;
}

/** Key that was written, with its words if it was made now. */
type WrittenKey = Omit<NewKey, "mnemonic"> & { readonly mnemonic?: string };

function askWords(kind: KeyKind): Promise<string> {
  return askSecret({
    message: `The words of the ${kind}, with blanks between them`,
    noTerminal: ["the words cannot be asked for here", "Run it in a terminal, or use --words-file."],
  });
}

function readWords(file: string): string {
  return readSecretFile(file, "WORDS_UNREADABLE", "Check the path of --words-file.");
}

/** Returns the secret to make a key of; `undefined` for a new one. */
async function phraseOf(
  kind: KeyKind,
  { words, wordsFile, devAccount, scheme }: NewFlags,
): Promise<string | undefined> {
  if (kind === "coldkey" && devAccount !== undefined) return `//${devAccount}`;
  if (!words && wordsFile === undefined) return undefined;
  const phrase = (wordsFile === undefined ? await askWords(kind) : readWords(wordsFile)).trim();
  // Without words, a derivation path means the well-known development accounts.
  if (phrase === "" || phrase.startsWith("/"))
    throw new CliError("INVALID_MNEMONIC", "there are no words", "Give the 12 to 24 words of the key.");
  keypairFromSuri(phrase, scheme); // wrong words are refused before a password is typed
  return phrase;
}

async function writeKey(kind: KeyKind, phrase: string | undefined, flags: NewFlags, options: WriteOptions) {
  if (phrase === undefined) return createKey(kind, options);
  return { address: await regenerateKey(kind, { phrase, scheme: flags.scheme ?? "sr25519" }, options) };
}

async function writeColdkey(name: string, flags: NewFlags, where: WriteOptions): Promise<WrittenKey> {
  const phrase = await phraseOf("coldkey", flags);
  const what = `coldkey of wallet "${name}"`;
  const isSecret = flags.password && flags.devAccount === undefined;
  const password = isSecret ? await askPassword({ purpose: "create", what, path: name }) : undefined;
  return writeKey("coldkey", phrase, flags, { ...where, ...withDerivationBar, password });
}

/** Makes the hotkey: of the words, where it alone is made. */
async function writeHotkey(flags: NewFlags, where: WriteOptions): Promise<WrittenKey> {
  return writeKey("hotkey", flags.only === "hotkey" ? await phraseOf("hotkey", flags) : undefined, flags, where);
}

function keyLines(kind: string, key: WrittenKey | undefined): string[] {
  if (key === undefined) return [];
  const words = key.mnemonic === undefined ? [] : [`         ${out.yellow(key.mnemonic)}`];
  return [`${kind.padEnd(8)} ${out.bold(key.address)}`, ...words];
}

/** Refuses to replace keys, before the first is written: nothing is half-made. @throws CliError `WALLET_EXISTS` */
export async function refuseExisting(
  name: string,
  { wallets, hotkey, only }: Pick<NewFlags, "wallets" | "hotkey" | "only">,
): Promise<void> {
  const isSame = (one: { readonly name: string }, other: string): boolean => one.name.normalize() === other.normalize();
  const there = (await listWallets(wallets)).find((wallet) => isSame(wallet, name));
  if (there === undefined) return;
  // A key of which only the public half is here may be made: its file is not replaced.
  const isKey = (state: KeyState | undefined): boolean => state !== undefined && state !== "public";
  const hasColdkey = only !== "hotkey" && isKey(there.coldkeyState);
  const hasHotkey = only !== "coldkey" && there.hotkeys.some((key) => isSame(key, hotkey) && isKey(key.state));
  if (!hasColdkey && !hasHotkey) return;
  const what = hasColdkey ? "coldkey" : `hotkey "${hotkey}"`;
  const other = hasColdkey ? `--only hotkey --hotkey NAME adds a hotkey` : `--hotkey NAME makes another`;
  throw new CliError("WALLET_EXISTS", `wallet "${name}" has a ${what} already`, `Choose another name; ${other}.`);
}

/**
 * Makes a wallet, or one of its keys.
 *
 * @throws CliError, WalletError, CryptoError; nothing is overwritten unless that was asked for
 */
export async function newWallet(name: string, flags: NewFlags, printer: Printer): Promise<void> {
  const { only } = flags;
  const where = { root: flags.wallets, name, hotkey: flags.hotkey, overwrite: flags.overwrite };
  if (flags.scheme !== undefined && !flags.words && flags.wordsFile === undefined)
    throw new CliError("NO_EFFECT", "--scheme says what words make", "Add --words or --words-file, or leave it out.");
  if (!flags.overwrite) await refuseExisting(name, flags);
  const coldkey = only === "hotkey" ? undefined : await writeColdkey(name, flags, where);
  const hotkey = only === "coldkey" ? undefined : await writeHotkey(flags, where);
  printer.result({ name, hotkeyName: flags.hotkey, coldkey, hotkey }, () =>
    [
      `Wallet ${out.bold(visible(name))} is ready.`,
      ...keyLines("coldkey", coldkey),
      ...keyLines("hotkey", hotkey),
      out.dim("Write the words down and keep them safe: whoever has them has the keys, and they are shown only now."),
    ].join("\n"),
  );
}
