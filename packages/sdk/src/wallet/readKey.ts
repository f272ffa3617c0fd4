import { decryptKeyfile, isEncrypted } from "./encryption/index.ts";
import { WalletError } from "./errors.ts";
import { decodeSecret } from "./keyfile.ts";
import type { KeyOfSecret } from "./keyfileSecrets.ts";
import { decryptPolkadotJs, hasPassword, isPolkadotJs, parsePolkadotJs } from "./polkadotJs.ts";
import { keypairOf } from "./secret.ts";

/** Refuses to go on without a password. @throws WalletError `PASSWORD_NEEDED` */
function needed(password: string | undefined, name: string): string {
  if (password !== undefined && password !== "") return password;
  throw new WalletError("PASSWORD_NEEDED", `${name} is encrypted`, "Give the password of the file.");
}

function wrong(name: string): WalletError {
  return new WalletError(
    "WRONG_PASSWORD",
    `the password of ${name} is wrong`,
    "Try again; check the keyboard's layout.",
  );
}

/**
 * Reads the key in the bytes of a file: a key file of the ecosystem in any of its forms, or one account as polkadot-js
 * exports it.
 *
 * @param password - of the file, where it has one
 * @param name - by which errors call the file
 * @throws WalletError `KEYFILE_INVALID`, `PASSWORD_NEEDED`, `WRONG_PASSWORD`
 */
export async function readKey(file: Uint8Array, password: string | undefined, name: string): Promise<KeyOfSecret> {
  if (isPolkadotJs(file)) {
    const exported = parsePolkadotJs(file, name);
    const given = hasPassword(exported) ? needed(password, name) : "";
    const secret = await decryptPolkadotJs(exported, given, name);
    if (secret === undefined) throw wrong(name);
    return { secret, keypair: keypairOf(secret) };
  }
  if (!isEncrypted(file)) return decodeSecret(file, name);
  const plain = await decryptKeyfile(file, needed(password, name));
  if (plain === undefined) throw wrong(name);
  return decodeSecret(plain, name);
}
