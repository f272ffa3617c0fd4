import { generateMnemonic, type Keypair } from "@opentao/crypto";
import { type DerivationOptions, encryptKeyfile } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { exists, readKeyfile } from "./files.ts";
import { decodePublicFile, encodePublicFile, encodeSecretFile } from "./keyfile.ts";
import { ensureHotkeyName, type KeyKind, type WalletLocation, type WalletPaths, walletPaths } from "./location.ts";
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

/** Options of making a new key. */
export interface CreateOptions extends WriteOptions {
  /** Listener for a key with its words, called before it is written: whatever fails then, they are not lost. */
  readonly onKey?: ((key: NewKey & { readonly kind: KeyKind }) => void) | undefined;
}

/**
 * A public file that stands there alone is kept unless it is of this key; of a new one it never is. @throws WalletError
 * `WALLET_EXISTS`
 */
async function refuseOther(publicPath: string, address: string | undefined): Promise<void> {
  const file = await readKeyfile(publicPath);
  if (file === undefined) return;
  const shown = decodePublicFile(file, publicPath);
  if (shown === address) return;
  throw new WalletError(
    "WALLET_EXISTS",
    `${publicPath} is of ${shown}, not of the key that was to be written (${address ?? "a new one"})`,
    "Choose another name, or move that file away.",
  );
}

/** Files of a key. */
function filesOf(kind: KeyKind, paths: WalletPaths): readonly [secret: string, shown: string] {
  return kind === "coldkey" ? [paths.coldkey, paths.coldkeyPublic] : [paths.hotkey, paths.hotkeyPublic];
}

/**
 * Refuses a place where a key cannot be written: its name is none of a key's, or a key is there, or the public half of
 * another one. For what is to be refused before a first key is written, or a password is asked for.
 *
 * @param address - SS58 address of the key; `undefined` of one that is made new
 * @throws WalletError `WALLET_EXISTS`, `INVALID_NAME`, `KEYFILE_UNREADABLE`, `KEYFILE_INVALID`
 */
export async function ensureKeyFree(kind: KeyKind, options: WriteOptions = {}, address?: string): Promise<void> {
  const paths = await walletPaths(options);
  // The public file of another hotkey would be written over it.
  if (kind === "hotkey") ensureHotkeyName(paths.hotkeyName);
  if (options.overwrite === true) return;
  const [path, publicPath] = filesOf(kind, paths);
  if (await exists(path)) {
    throw new WalletError(
      "WALLET_EXISTS",
      `wallet "${paths.name}" has a ${kind} already`,
      "Choose another name, or say that it may be overwritten: what it owns is lost without its words.",
    );
  }
  await refuseOther(publicPath, address);
}

async function writeKey(
  kind: KeyKind,
  secret: Secret,
  options: WriteOptions,
  onKey: (keypair: Keypair) => void = () => undefined,
): Promise<Keypair> {
  const keypair = keypairOf(secret);
  // Before the slow derivation of the key; the write itself refuses as well.
  await ensureKeyFree(kind, options, keypair.address);
  const overwrite = options.overwrite ?? false;
  const [path, publicPath] = filesOf(kind, await walletPaths(options));
  const plain = encodeSecretFile(secret, keypair);
  if (options.password !== undefined) ensureStrong(options.password);
  const contents = options.password === undefined ? plain : await encryptKeyfile(plain, options.password, options);
  onKey(keypair);
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
  options: CreateOptions & { readonly words?: 12 | 15 | 18 | 21 | 24 } = {},
): Promise<NewKey> {
  const mnemonic = generateMnemonic(options.words ?? 12);
  const told = ({ address }: Keypair) => options.onKey?.({ kind, address, mnemonic });
  const { address } = await writeKey(kind, { phrase: mnemonic }, options, told);
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

/**
 * Makes a new wallet: both keys, or none where one of them has no place. The password encrypts the coldkey; hotkeys are
 * plain, since neurons start by themselves.
 *
 * @throws WalletError as {@link createKey}; what fails once the coldkey is written leaves it there (`onKey`)
 */
export async function createWallet(options: CreateOptions = {}): Promise<{ coldkey: NewKey; hotkey: NewKey }> {
  for (const kind of ["coldkey", "hotkey"] as const) await ensureKeyFree(kind, options);
  const coldkey = await createKey("coldkey", options);
  const hotkey = await createKey("hotkey", { ...options, password: undefined });
  return { coldkey, hotkey };
}
