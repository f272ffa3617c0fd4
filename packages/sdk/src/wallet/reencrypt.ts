import { realpath } from "node:fs/promises";
import { messageOf, systemCodeOf } from "@opentao/base";
import { encryptKeyfile } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { readKeyfile } from "./files.ts";
import { type KeyKind, walletPaths } from "./location.ts";
import { missing, type OpenedKeyfile, type OpenOptions, openKeyfile } from "./openKeyfile.ts";
import { ensureStrong } from "./password.ts";
import { replacePrivateFile } from "./privateFile.ts";

/** A key whose file was written anew. */
export interface ReencryptedKey {
  readonly address: string;
  readonly path: string;
}

function stateError(opened: OpenedKeyfile, hint: string): WalletError {
  const state = opened.wasEncrypted ? "encrypted already" : "not encrypted";
  return new WalletError("KEY_STATE", `the key in ${opened.path} is ${state}`, hint);
}

/** A key that was opened, and the file that is replaced: where a link leads to it, the link goes on doing so. */
interface Replaceable extends OpenedKeyfile {
  readonly target: string;
}

/** Path to which links lead; `undefined` when nothing is there. @throws WalletError `KEYFILE_UNREADABLE` */
async function followed(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    const message = `${path} cannot be read: ${messageOf(error)}`;
    throw new WalletError("KEYFILE_UNREADABLE", message, "Check the path and its permissions.");
  }
}

/** Sees that a key lies where it was when it was opened: asking for passwords takes time. @throws WalletError */
async function ensureUnchanged({ path, target, file }: Replaceable): Promise<void> {
  const now = (await followed(path)) === target ? await readKeyfile(target) : undefined;
  if (now !== undefined && Buffer.compare(now, file) === 0) return;
  throw new WalletError(
    "KEY_CHANGED",
    `${path} was ${now === undefined ? "moved" : "changed"} meanwhile, and is left as it is`,
    "See with `tao wallet list` what lies there, then do it again.",
  );
}

/** Replaces a key file in one step: the old one is there until the new one is whole on the disk. */
async function replace(key: Replaceable, contents: Uint8Array): Promise<ReencryptedKey> {
  await ensureUnchanged(key); // else a folder that was moved would be made again
  await replacePrivateFile(key.target, contents, () => ensureUnchanged(key));
  return { address: key.keypair.address, path: key.path };
}

async function opened(kind: KeyKind, options: OpenOptions): Promise<Replaceable> {
  const paths = await walletPaths(options);
  const target = await followed(kind === "coldkey" ? paths.coldkey : paths.hotkey);
  if (target === undefined) throw missing(kind, paths);
  return { ...(await openKeyfile(kind, paths, options)), target };
}

/**
 * Encrypts a key file, or changes its password. The file is replaced whole, or left as it is.
 *
 * @param password - the new one; asked for when the key is open, so that the present one comes first
 * @param change - true for a key that is encrypted, false for one that is not: nothing is locked twice by mistake
 * @throws WalletError `KEY_STATE`, `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `WEAK_PASSWORD`, `KEY_CHANGED`,
 * `WRITE_FAILED`
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
 * @throws WalletError `KEY_STATE`, `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `KEY_CHANGED`, `WRITE_FAILED`
 */
export async function unlockHotkey(options: OpenOptions): Promise<ReencryptedKey> {
  const key = await opened("hotkey", options);
  if (!key.wasEncrypted) throw stateError(key, "There is nothing to do.");
  return replace(key, key.plain);
}
