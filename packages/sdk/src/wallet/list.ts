import { join } from "node:path";
import { isEncrypted } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { namesIn, readKeyfile } from "./files.ts";
import { decodePublicFile, decodeSecretFile } from "./keyfile.ts";
import { parseKeyfile } from "./keyfileContents.ts";
import { PUBLIC_SUFFIX, walletsRoot } from "./location.ts";
import { isTemporary } from "./temporaryFiles.ts";

/** State of a key on disk. `public` has no secret here; `damaged` cannot be opened, and opening it says why. */
export type KeyState = "plain" | "encrypted" | "public" | "damaged";

/** A key of a wallet, without its secret. */
export interface ListedKey {
  readonly name: string;
  /** SS58 address, or `undefined` when no file tells it without a password. */
  readonly address: string | undefined;
  readonly state: KeyState;
}

/** A wallet on disk. */
export interface ListedWallet {
  readonly name: string;
  /** Address of the coldkey; `undefined` when the wallet has none, or no file tells it. */
  readonly coldkeyAddress: string | undefined;
  /** `undefined` when the wallet has no coldkey. */
  readonly coldkeyState: KeyState | undefined;
  readonly hotkeys: readonly ListedKey[];
}

type Found = Pick<ListedKey, "address" | "state">;

/** Result of an action that reads a key; `undefined` when the key is damaged. */
async function unlessDamaged<T>(read: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WalletError) return undefined;
    throw error;
  }
}

/** The key of two files, of which either may be absent; `undefined` when neither is a file of a key. */
async function keyAt(secretPath: string, publicPath: string): Promise<Found | undefined> {
  const [secret, shown] = await Promise.all(
    [secretPath, publicPath].map((path) => unlessDamaged(async () => (await readKeyfile(path)) ?? null)),
  );
  const told = await unlessDamaged(() => (shown ? decodePublicFile(shown, publicPath) : undefined));
  if (secret === null) return shown === null || told === undefined ? undefined : { address: told, state: "public" };
  if (secret !== undefined && isEncrypted(secret)) return { address: told, state: "encrypted" };
  // A file that says nothing of a key, and of which nothing else says that it is one, is none.
  if (told === undefined && (secret === undefined || parseKeyfile(secret) === undefined)) return undefined;
  const own = secret && (await unlessDamaged(() => decodeSecretFile(secret, secretPath).address));
  if (own === undefined || (told !== undefined && told !== own)) return { address: told, state: "damaged" };
  return { address: own, state: "plain" };
}

/** The hotkeys in a folder, by name. @throws WalletError `KEYFILE_UNREADABLE` */
export async function hotkeysIn(folder: string): Promise<ListedKey[]> {
  const files = (await namesIn(folder)).filter((name) => !isTemporary(name));
  const names = new Set(
    files.map((file) =>
      file.endsWith(PUBLIC_SUFFIX) && file !== PUBLIC_SUFFIX ? file.slice(0, -PUBLIC_SUFFIX.length) : file,
    ),
  );
  const keys = await Promise.all(
    [...names].map(async (name) => {
      const found = await keyAt(join(folder, name), join(folder, `${name}${PUBLIC_SUFFIX}`));
      return found === undefined ? [] : [{ name, ...found }];
    }),
  );
  return keys.flat();
}

/** All wallets in a folder, by name: its folders that have a key. @throws WalletError `KEYFILE_UNREADABLE` */
export async function listWallets(root?: string): Promise<ListedWallet[]> {
  const folder = walletsRoot(root);
  const wallets = await Promise.all(
    (await namesIn(folder)).map(async (name) => {
      const wallet = join(folder, name);
      const coldkey = await keyAt(join(wallet, "coldkey"), join(wallet, "coldkeypub.txt"));
      const hotkeys = await hotkeysIn(join(wallet, "hotkeys"));
      if (coldkey === undefined && hotkeys.length === 0) return [];
      return [{ name, coldkeyAddress: coldkey?.address, coldkeyState: coldkey?.state, hotkeys }];
    }),
  );
  return wallets.flat();
}
