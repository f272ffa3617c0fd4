import { dirname } from "node:path";
import type { Keypair } from "@opentao/crypto";
import { isEncrypted } from "./encryption/index.ts";
import { exists, readKeyfile } from "./files.ts";
import { decodePublicFile } from "./keyfile.ts";
import { type WalletPaths, walletPaths } from "./location.ts";
import { missing, type OpenOptions, openKeyfile } from "./openKeyfile.ts";

/** A wallet: a coldkey, which owns, and a hotkey, which a neuron works with. Secrets are in no property. */
export interface Wallet {
  readonly name: string;
  readonly hotkeyName: string;
  /** Folder of its files; `undefined` when it is in none. */
  readonly folder?: string;
  /** SS58 address of the coldkey, known without its secret. */
  readonly coldkeyAddress: string;
  /**
   * Address of the hotkey, SS58, without a password: by its secret where that lies open, else by its public file.
   *
   * @throws WalletError
   */
  hotkeyAddress(): Promise<string>;
  /** The hotkey with its secret. @throws WalletError */
  hotkey(): Promise<Keypair>;
  /** The coldkey with its secret. @throws WalletError */
  coldkey(): Promise<Keypair>;
}

/** Loads once, and again after a failure. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

async function coldkeyAddressOf(paths: WalletPaths, coldkey: () => Promise<Keypair>): Promise<string> {
  const file = await readKeyfile(paths.coldkeyPublic);
  if (file !== undefined) return decodePublicFile(file, paths.coldkeyPublic);
  if (!(await exists(paths.coldkey))) throw missing("coldkey", paths);
  return (await coldkey()).address;
}

async function hotkeyAddressOf(paths: WalletPaths, hotkey: () => Promise<Keypair>): Promise<string> {
  const [secret, shown] = await Promise.all([paths.hotkey, paths.hotkeyPublic].map(readKeyfile));
  const isOpen = secret !== undefined && !isEncrypted(secret);
  // A secret that lies open is asked as well: it must be that of the public file.
  if (shown === undefined || isOpen) return (await hotkey()).address;
  return decodePublicFile(shown, paths.hotkeyPublic);
}

/**
 * Opens a wallet of the ecosystem's format (protocol: wire §b). Keys are read, and passwords asked for, when first
 * needed.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `INVALID_NAME`, `KEYFILE_UNREADABLE`, `KEYFILE_INVALID`
 */
export async function openWallet(options: OpenOptions = {}): Promise<Wallet> {
  const paths = await walletPaths(options);
  const coldkey = once(async () => (await openKeyfile("coldkey", paths, options)).keypair);
  const hotkey = once(async () => (await openKeyfile("hotkey", paths, options)).keypair);
  const folder = dirname(paths.coldkey);
  const { name, hotkeyName } = paths;
  const hotkeyAddress = () => hotkeyAddressOf(paths, hotkey);
  const coldkeyAddress = await coldkeyAddressOf(paths, coldkey);
  return { name, hotkeyName, folder, coldkeyAddress, hotkeyAddress, hotkey, coldkey };
}

/** Keys of a wallet without files. */
export interface WalletKeys {
  readonly coldkey: Keypair;
  readonly hotkey: Keypair;
  readonly name?: string;
}

/** A wallet of keys that are at hand and in no file: for tests and development accounts. */
export function walletOf({ coldkey, hotkey, name = "memory" }: WalletKeys): Wallet {
  return {
    name,
    hotkeyName: name,
    coldkeyAddress: coldkey.address,
    hotkeyAddress: () => Promise.resolve(hotkey.address),
    hotkey: () => Promise.resolve(hotkey),
    coldkey: () => Promise.resolve(coldkey),
  };
}
