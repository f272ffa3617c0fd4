import { dirname } from "node:path";
import type { Keypair } from "@opentao/crypto";
import { type DerivationOptions, decryptKeyfile, isEncrypted } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { exists, readKeyfile } from "./files.ts";
import { decodePublicFile, decodeSecretFile } from "./keyfile.ts";
import { type WalletLocation, type WalletPaths, walletPaths } from "./location.ts";
import { type AskPassword, passwordFromEnvironment } from "./password.ts";

/** Options of opening a wallet. */
export interface OpenOptions extends WalletLocation, DerivationOptions {
  /** Asked for the password of an encrypted key unless the environment has it. */
  readonly askPassword?: AskPassword | undefined;
  /** Environment with passwords. Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A wallet: a coldkey, which owns, and a hotkey, which a neuron works with. Secrets are in no property. */
export interface Wallet {
  readonly name: string;
  readonly hotkeyName: string;
  /** Folder of its files; `undefined` when it is in none. */
  readonly folder?: string;
  /** SS58 address of the coldkey, known without its secret. */
  readonly coldkeyAddress: string;
  /** The hotkey with its secret. @throws WalletError */
  hotkey(): Promise<Keypair>;
  /** The coldkey with its secret. @throws WalletError */
  coldkey(): Promise<Keypair>;
}

function missing(paths: WalletPaths, what: string): WalletError {
  const hotkey = paths.hotkeyName === "default" ? "" : ` --hotkey ${paths.hotkeyName}`;
  return new WalletError(
    "WALLET_NOT_FOUND",
    `wallet "${paths.name}" has no ${what} in ${paths.root}`,
    `Create it with \`tao wallet new ${paths.name}${hotkey}\`, or name another folder of wallets.`,
  );
}

async function openKey(path: string, what: string, options: OpenOptions, absent: () => WalletError): Promise<Keypair> {
  const file = await readKeyfile(path);
  if (file === undefined) throw absent();
  if (!isEncrypted(file)) return decodeSecretFile(file, path);
  const fromEnvironment = passwordFromEnvironment(path, options.environment);
  const password = fromEnvironment ?? (await options.askPassword?.({ purpose: "open", what, path }));
  if (password === undefined) {
    throw new WalletError(
      "PASSWORD_NEEDED",
      `the ${what} is encrypted`,
      "Run it in a terminal that can ask for the password, or put it into the environment.",
    );
  }
  const plain = await decryptKeyfile(file, password, options);
  if (plain === undefined) {
    throw new WalletError(
      "WRONG_PASSWORD",
      `the password of the ${what} is wrong`,
      "Try again; check the keyboard's layout.",
    );
  }
  return decodeSecretFile(plain, path);
}

/**
 * A key whose public file, where there is one, is of the same key: what is shown is then what signs.
 *
 * @throws WalletError `KEYFILE_INVALID`
 */
async function sameAsShown(keypair: Keypair, path: string, publicPath: string): Promise<Keypair> {
  const file = await readKeyfile(publicPath);
  const shown = file === undefined ? keypair.address : decodePublicFile(file, publicPath);
  if (shown === keypair.address) return keypair;
  throw new WalletError(
    "KEYFILE_INVALID",
    `${publicPath} says ${shown}, but the key in ${path} is ${keypair.address}`,
    "See which is yours; then restore the other file from a backup, or move the public one away.",
  );
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
  if (!(await exists(paths.coldkey))) throw missing(paths, "coldkey");
  return (await coldkey()).address;
}

/**
 * Opens a wallet of the ecosystem's format (protocol: wire §b). Keys are read, and passwords asked for, when first
 * needed.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `INVALID_NAME`, `KEYFILE_UNREADABLE`, `KEYFILE_INVALID`
 */
export async function openWallet(options: OpenOptions = {}): Promise<Wallet> {
  const paths = await walletPaths(options);
  const { name, hotkeyName } = paths;
  const coldkey = once(async () => {
    const absent = (): WalletError => missing(paths, "coldkey");
    const keypair = await openKey(paths.coldkey, `coldkey of wallet "${name}"`, options, absent);
    return sameAsShown(keypair, paths.coldkey, paths.coldkeyPublic);
  });
  const hotkey = once(async () => {
    const absent = (): WalletError => missing(paths, `hotkey "${hotkeyName}"`);
    const keypair = await openKey(paths.hotkey, `hotkey "${hotkeyName}" of wallet "${name}"`, options, absent);
    return sameAsShown(keypair, paths.hotkey, paths.hotkeyPublic);
  });
  const folder = dirname(paths.coldkey);
  return { name, hotkeyName, folder, coldkeyAddress: await coldkeyAddressOf(paths, coldkey), hotkey, coldkey };
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
    hotkey: () => Promise.resolve(hotkey),
    coldkey: () => Promise.resolve(coldkey),
  };
}
