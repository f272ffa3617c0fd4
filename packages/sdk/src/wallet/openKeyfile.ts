import { type DerivationOptions, decryptKeyfile, isEncrypted } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { readKeyfile } from "./files.ts";
import { decodePublicFile, decodeSecret } from "./keyfile.ts";
import type { KeyOfSecret } from "./keyfileSecrets.ts";
import type { KeyKind, WalletLocation, WalletPaths } from "./location.ts";
import { type AskPassword, passwordFromEnvironment } from "./password.ts";

/** Options of opening a wallet. */
export interface OpenOptions extends WalletLocation, DerivationOptions {
  /** Asked for the password of an encrypted key unless the environment has it. */
  readonly askPassword?: AskPassword | undefined;
  /** Environment with passwords. Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A key file that was opened. */
export interface OpenedKeyfile extends KeyOfSecret {
  readonly path: string;
  /** Contents as they lie there. */
  readonly file: Uint8Array;
  /** Contents without encryption. */
  readonly plain: Uint8Array;
  readonly wasEncrypted: boolean;
}

/** Returns the name of a key for people. */
function nameOf(kind: KeyKind, { name, hotkeyName }: WalletPaths): string {
  return kind === "coldkey" ? `coldkey of wallet "${name}"` : `hotkey "${hotkeyName}" of wallet "${name}"`;
}

/** Makes the error for a key that is not there. */
export function missing(kind: KeyKind, paths: WalletPaths): WalletError {
  const hotkey = paths.hotkeyName === "default" ? "" : ` --hotkey ${paths.hotkeyName}`;
  const what = kind === "coldkey" ? kind : `hotkey "${paths.hotkeyName}"`;
  return new WalletError(
    "WALLET_NOT_FOUND",
    `wallet "${paths.name}" has no ${what} in ${paths.root}`,
    `Create it with \`tao wallet new ${paths.name}${hotkey}\`, or name another folder of wallets.`,
  );
}

/** Contents of an encrypted file. @throws WalletError `PASSWORD_NEEDED`, `WRONG_PASSWORD` */
async function decrypted(file: Uint8Array, path: string, what: string, options: OpenOptions): Promise<Uint8Array> {
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
  if (plain !== undefined) return plain;
  throw new WalletError(
    "WRONG_PASSWORD",
    `the password of the ${what} is wrong`,
    "Try again; check the keyboard's layout.",
  );
}

/**
 * Opens a key file. The public file beside it, where there is one, is of the same key: what is shown is then what
 * signs.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `PASSWORD_NEEDED`, `WRONG_PASSWORD`, `KEYFILE_UNREADABLE`, `KEYFILE_INVALID`
 */
export async function openKeyfile(kind: KeyKind, paths: WalletPaths, options: OpenOptions): Promise<OpenedKeyfile> {
  const [path, publicPath] =
    kind === "coldkey" ? [paths.coldkey, paths.coldkeyPublic] : [paths.hotkey, paths.hotkeyPublic];
  const file = await readKeyfile(path);
  if (file === undefined) throw missing(kind, paths);
  const wasEncrypted = isEncrypted(file);
  const plain = wasEncrypted ? await decrypted(file, path, nameOf(kind, paths), options) : file;
  const key = decodeSecret(plain, path);
  const { address } = key.keypair;
  const publicFile = await readKeyfile(publicPath);
  const shown = publicFile === undefined ? address : decodePublicFile(publicFile, publicPath);
  if (shown === address) return { ...key, path, file, plain, wasEncrypted };
  throw new WalletError(
    "KEYFILE_INVALID",
    `${publicPath} says ${shown}, but the key in ${path} is ${address}`,
    "See which is yours; then restore the other file from a backup, or move the public one away.",
  );
}
