import { generateMnemonic, type Keypair } from "@opentao/crypto";
import { type DerivationOptions, encryptKeyfile } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { exists, readKeyfile } from "./files.ts";
import { decodePublicFile, encodePublicFile, encodeSecretFile } from "./keyfile.ts";
import { ensureHotkeyName, type KeyKind, type WalletLocation, walletPaths } from "./location.ts";
import { ensureStrong } from "./password.ts";
import { writePrivateFile } from "./privateFile.ts";
import { keypairOf, type Secret } from "./secret.ts";

/** Options of writing a key. */
export interface WriteOptions extends WalletLocation, DerivationOptions {
  /** Encrypts the key; without one it is written plain. */
  readonly password?: string | undefined;
  /** True when a key that stands there may be lost. Default: no. */
  readonly overwrite?: boolean | undefined;
}

/** A key that was made, with the words from which it can be made again: show them once and keep them nowhere. */
export interface NewKey {
  /** SS58 address. */
  readonly address: string;
  readonly mnemonic: string;
}

/** A public file that stands there alone is kept unless it is of this key. @throws WalletError `WALLET_EXISTS` */
async function refuseOther(publicPath: string, { address }: Keypair): Promise<void> {
  const file = await readKeyfile(publicPath);
  if (file === undefined) return;
  const shown = decodePublicFile(file, publicPath);
  if (shown === address) return;
  throw new WalletError(
    "WALLET_EXISTS",
    `${publicPath} is of ${shown}, not of the key that was to be written (${address})`,
    "Choose another name, or move that file away.",
  );
}

async function writeKey(kind: KeyKind, secret: Secret, options: WriteOptions): Promise<Keypair> {
  const paths = await walletPaths(options);
  const [path, publicPath] =
    kind === "coldkey" ? [paths.coldkey, paths.coldkeyPublic] : [paths.hotkey, paths.hotkeyPublic];
  // The public file of another hotkey would be written over it.
  if (kind === "hotkey") ensureHotkeyName(paths.hotkeyName);
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
  if (!overwrite) await refuseOther(publicPath, keypair);
  const plain = encodeSecretFile(secret, keypair);
  if (options.password !== undefined) ensureStrong(options.password);
  const contents = options.password === undefined ? plain : await encryptKeyfile(plain, options.password, options);
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
 * Writes the key of a secret.
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
