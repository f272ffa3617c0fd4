import { type KeyScheme, keypairFromSuri } from "@opentao/crypto";
import {
  type CreateOptions,
  createKey,
  ensureKeyFree,
  type KeyKind,
  type KeyState,
  listWallets,
  regenerateKey,
} from "@opentao/sdk/wallet";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { askPassword, withDerivationBar } from "../shared/passwords.ts";
import { askSecret } from "../shared/prompt.ts";
import { readSecretFile } from "../shared/secretFile.ts";
import { KeysInHand, type WrittenKey } from "./keysInHand.ts";

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

async function writeKey(kind: KeyKind, phrase: string | undefined, flags: NewFlags, options: CreateOptions) {
  if (phrase === undefined) return createKey(kind, options);
  return { address: await regenerateKey(kind, { phrase, scheme: flags.scheme ?? "sr25519" }, options) };
}

async function writeColdkey(name: string, flags: NewFlags, where: CreateOptions): Promise<WrittenKey> {
  const phrase = await phraseOf("coldkey", flags);
  const what = `coldkey of wallet "${name}"`;
  const isSecret = flags.password && flags.devAccount === undefined;
  const password = isSecret ? await askPassword({ purpose: "create", what, path: name }) : undefined;
  return writeKey("coldkey", phrase, flags, { ...where, ...withDerivationBar, password });
}

/** Makes the hotkey: of the words, where it alone is made. */
async function writeHotkey(flags: NewFlags, where: CreateOptions): Promise<WrittenKey> {
  return writeKey("hotkey", flags.only === "hotkey" ? await phraseOf("hotkey", flags) : undefined, flags, where);
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
 * Makes a wallet, or one of its keys. What can be refused is refused before the first key is written; where something
 * fails later, the words of the keys that were made are printed with the error.
 *
 * @throws CliError, WalletError, CryptoError; nothing is overwritten unless that was asked for
 */
export async function newWallet(name: string, flags: NewFlags, printer: Printer): Promise<void> {
  const { only } = flags;
  if (flags.scheme !== undefined && !flags.words && flags.wordsFile === undefined)
    throw new CliError("NO_EFFECT", "--scheme says what words make", "Add --words or --words-file, or leave it out.");
  const keys = new KeysInHand(name, flags.hotkey);
  const where = { root: flags.wallets, name, hotkey: flags.hotkey, overwrite: flags.overwrite, onKey: keys.add };
  if (!flags.overwrite) await refuseExisting(name, flags);
  if (only === undefined) await ensureKeyFree("hotkey", where);
  try {
    const coldkey = only === "hotkey" ? undefined : await writeColdkey(name, flags, where);
    const hotkey = only === "coldkey" ? undefined : await writeHotkey(flags, where);
    keys.print({ coldkey, hotkey }, printer);
  } catch (error) {
    throw keys.failure(error, flags.json, printer);
  }
}
