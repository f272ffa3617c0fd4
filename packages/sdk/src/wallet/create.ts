import { generateMnemonic, type Keypair } from "@opentao/crypto";
import { encryptKeyfile, type KeyDerivation } from "./encryption/index.ts";
import { WalletError } from "./error.ts";
import { exists, writePrivateFile } from "./files.ts";
import { encodePublicFile, encodeSecretFile, keypairOf, type Secret } from "./keyfile.ts";
import { type WalletLocation, walletPaths } from "./location.ts";
import { ensureStrong } from "./password.ts";

/** How a key is written. */
export interface WriteOptions extends WalletLocation {
  /** Encrypts the key; without one it is written plain. */
  readonly password?: string | undefined;
  /** Whether a key that stands there may be lost. Default: no. */
  readonly overwrite?: boolean | undefined;
  /** Key of a password. Default: the ecosystem's, which takes some seconds. */
  readonly deriveKey?: KeyDerivation;
}

/** Which of a wallet's keys. */
export type KeyKind = "coldkey" | "hotkey";

/** A key that was made, with the words from which it can be made again: show them once and keep them nowhere. */
export interface NewKey {
  /** SS58 address. */
  readonly address: string;
  readonly mnemonic: string;
}

async function writeKey(kind: KeyKind, secret: Secret, options: WriteOptions): Promise<Keypair> {
  const paths = walletPaths(options);
  const [path, publicPath] =
    kind === "coldkey" ? [paths.coldkey, paths.coldkeyPublic] : [paths.hotkey, paths.hotkeyPublic];
  const keypair = keypairOf(secret);
  const overwrite = options.overwrite ?? false;
  // Before the slow derivation of the key; the write itself refuses as well.
  if (!overwrite && (await exists(path))) {
    throw new WalletError(
      "WALLET_EXISTS",
      `wallet "${paths.name}" has a ${kind} already`,
      "Choose another name, or say that it may be overwritten: what it owns is lost without its words.",
    );
  }
  const plain = encodeSecretFile(secret, keypair);
  if (options.password !== undefined) ensureStrong(options.password);
  const contents =
    options.password === undefined ? plain : await encryptKeyfile(plain, options.password, options.deriveKey);
  await writePrivateFile(path, contents, overwrite);
  // Follows from the key: nothing is lost by writing it anew.
  await writePrivateFile(publicPath, encodePublicFile(keypair), true);
  return keypair;
}

/**
 * Makes a new key and writes it.
 *
 * @throws WalletError `WALLET_EXISTS`, `WEAK_PASSWORD`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function createKey(
  kind: KeyKind,
  options: WriteOptions & { readonly words?: 12 | 15 | 18 | 21 | 24 } = {},
): Promise<NewKey> {
  const mnemonic = generateMnemonic(options.words ?? 12);
  const { address } = await writeKey(kind, { phrase: mnemonic }, options);
  return { address, mnemonic };
}

/**
 * Writes the key of words (with a derivation path, if any) or of a 32-byte seed.
 *
 * @throws CryptoError `INVALID_MNEMONIC` that says which word is wrong
 * @throws WalletError `WALLET_EXISTS`, `WEAK_PASSWORD`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function regenerateKey(kind: KeyKind, secret: Secret, options: WriteOptions = {}): Promise<string> {
  return (await writeKey(kind, secret, options)).address;
}

/** A new wallet: both keys. The password encrypts the coldkey; hotkeys are plain, since neurons start by themselves. */
export async function createWallet(options: WriteOptions = {}): Promise<{ coldkey: NewKey; hotkey: NewKey }> {
  const coldkey = await createKey("coldkey", options);
  const hotkey = await createKey("hotkey", { ...options, password: undefined });
  return { coldkey, hotkey };
}
