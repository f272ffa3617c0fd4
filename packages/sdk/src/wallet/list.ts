import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../error.ts";
import { isEncrypted } from "./encryption/index.ts";
import { WalletError } from "./error.ts";
import { readKeyfile } from "./files.ts";
import { decodePublicFile, decodeSecretFile } from "./keyfile.ts";
import { walletsRoot } from "./location.ts";

/** A key of a wallet, without its secret. */
export interface ListedKey {
  readonly name: string;
  /** SS58 address, or `undefined` when no file tells it without a password. */
  readonly address: string | undefined;
}

/** A wallet on disk. */
export interface ListedWallet {
  readonly name: string;
  /** `undefined` when the wallet has no coldkey. */
  readonly coldkeyAddress: string | undefined;
  readonly hotkeys: readonly ListedKey[];
}

async function entries(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new WalletError(
      "KEYFILE_UNREADABLE",
      `${folder} cannot be read: ${messageOf(error)}`,
      "Check its permissions.",
    );
  }
}

/** The address that a public file tells, or else a plain secret one; files that are neither tell nothing. */
async function addressIn(publicPath: string, secretPath: string): Promise<string | undefined> {
  try {
    const publicFile = await readKeyfile(publicPath);
    if (publicFile !== undefined) return decodePublicFile(publicFile, publicPath);
    const secretFile = await readKeyfile(secretPath);
    if (secretFile === undefined || isEncrypted(secretFile)) return undefined;
    return decodeSecretFile(secretFile, secretPath).address;
  } catch (error) {
    if (error instanceof WalletError) return undefined; // listed all the same: opening it says what is wrong
    throw error;
  }
}

/** All wallets in a folder, by name. @throws WalletError `KEYFILE_UNREADABLE` */
export async function listWallets(root?: string): Promise<ListedWallet[]> {
  const folder = walletsRoot(root);
  return Promise.all(
    (await entries(folder)).map(async (name) => {
      const wallet = join(folder, name);
      const files = await entries(join(wallet, "hotkeys"));
      const hotkeys = files.filter((file) => !(file.endsWith("pub.txt") && files.includes(file.slice(0, -7))));
      return {
        name,
        coldkeyAddress: await addressIn(join(wallet, "coldkeypub.txt"), join(wallet, "coldkey")),
        hotkeys: await Promise.all(
          hotkeys.map(async (file) => ({
            name: file,
            address: await addressIn(join(wallet, "hotkeys", `${file}pub.txt`), join(wallet, "hotkeys", file)),
          })),
        ),
      };
    }),
  );
}
