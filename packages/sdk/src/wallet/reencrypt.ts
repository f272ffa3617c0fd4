import { realpath } from "node:fs/promises";
import { encryptKeyfile } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { writePrivateFile } from "./files.ts";
import { type KeyKind, type WalletPaths, walletPaths } from "./location.ts";
import { type OpenedKeyfile, type OpenOptions, openKeyfile } from "./openKeyfile.ts";
import { ensureStrong } from "./password.ts";

/** A key whose file was written anew. */
export interface ReencryptedKey {
  readonly address: string;
  readonly path: string;
}

function stateError(opened: OpenedKeyfile, hint: string): WalletError {
  const state = opened.wasEncrypted ? "encrypted already" : "not encrypted";
  return new WalletError("KEY_STATE", `the key in ${opened.path} is ${state}`, hint);
}

/** Replaces a key file in one step: the old one is there until the new one is whole on the disk. */
async function replace({ path, keypair }: OpenedKeyfile, contents: Uint8Array): Promise<ReencryptedKey> {
  // Where a link leads to the file, it goes on doing so.
  await writePrivateFile(await realpath(path), contents, true);
  return { address: keypair.address, path };
}

async function opened(kind: KeyKind, options: OpenOptions): Promise<OpenedKeyfile> {
  const paths: WalletPaths = await walletPaths(options);
  return openKeyfile(kind, paths, options);
}

/**
 * Encrypts a key file, or changes its password. The file is replaced whole, or left as it is.
 *
 * @param password - the new one; asked for when the key is open, so that the present one comes first
 * @param change - true for a key that is encrypted, false for one that is not: nothing is locked twice by mistake
 * @throws WalletError `KEY_STATE`, `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `WEAK_PASSWORD`, `WRITE_FAILED`
 */
export async function lockKey(
  kind: KeyKind,
  password: () => Promise<string>,
  { change, ...options }: OpenOptions & { readonly change: boolean },
): Promise<ReencryptedKey> {
  const key = await opened(kind, options);
  if (key.wasEncrypted && !change) throw stateError(key, "Add --change to give it another password.");
  if (!key.wasEncrypted && change) throw stateError(key, "Leave out --change to encrypt it.");
  const chosen = await password();
  ensureStrong(chosen);
  return replace(key, await encryptKeyfile(key.plain, chosen, options));
}

/**
 * Writes the file of a hotkey without encryption, so that a neuron can start by itself. A coldkey, which owns, is not
 * unlocked.
 *
 * @throws WalletError `KEY_STATE`, `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `WRITE_FAILED`
 */
export async function unlockHotkey(options: OpenOptions): Promise<ReencryptedKey> {
  const key = await opened("hotkey", options);
  if (!key.wasEncrypted) throw stateError(key, "There is nothing to do.");
  return replace(key, key.plain);
}
