import { bytesEqual, toHex } from "@opentao/codec";
import {
  CryptoError,
  decodeAddress,
  encodeAddress,
  type Keypair,
  type KeyScheme,
  privateKeyFromSuri,
} from "@opentao/crypto";
import { type KeyfileContents, parseKeyfile } from "./keyfileContents.ts";
import { candidatesIn, invalid, type KeyOfSecret, keysOf } from "./keyfileSecrets.ts";
import { hexBytes, plainWords, type Secret } from "./secret.ts";

const encoder = new TextEncoder();

type PublicPart = Pick<Keypair, "publicKey" | "address" | "scheme">;

function publicPart({ publicKey, address, scheme }: PublicPart): Record<string, string | number> {
  const hex = toHex(publicKey);
  // Older readers take texts only: a number is written where there is no way without it.
  return { accountId: hex, publicKey: hex, ss58Address: address, ...(scheme === "ed25519" ? { cryptoType: 0 } : {}) };
}

/** The secret in the field in which the ecosystem's tools look for it: they take no path in a phrase. */
function secretPart(secret: Secret): Record<string, string> {
  if ("seed" in secret) return { secretSeed: toHex(secret.seed) };
  if ("privateKey" in secret) return { privateKey: toHex(secret.privateKey) };
  const words = plainWords(secret.phrase);
  return words === undefined
    ? { privateKey: toHex(privateKeyFromSuri(secret.phrase, secret.scheme)) }
    : { secretPhrase: words };
}

/** Contents of a file that holds a secret. */
export function encodeSecretFile(secret: Secret, keypair: Keypair): Uint8Array {
  return encoder.encode(JSON.stringify({ ...publicPart(keypair), ...secretPart(secret) }));
}

/** Contents of a file that holds only what everybody may know. */
export function encodePublicFile(keypair: PublicPart): Uint8Array {
  return encoder.encode(JSON.stringify(publicPart(keypair)));
}

function parse(bytes: Uint8Array, path: string): KeyfileContents {
  const file = parseKeyfile(bytes);
  if (file !== undefined) return file;
  throw invalid(path, "is no key file", "Restore it from a backup or from its words.");
}

/**
 * The account that a file says it is of, by all of its fields; `undefined` when it says none. @throws WalletError
 * `KEYFILE_INVALID`
 */
function declaredAccount(file: KeyfileContents, path: string): Uint8Array | undefined {
  const { publicKey, accountId, ss58Address } = file;
  const restore = "Restore it from a backup or from its words.";
  const accounts = [publicKey, accountId].flatMap((text) => {
    if (!text) return [];
    const bytes = hexBytes(text);
    if (bytes?.length !== 32) throw invalid(path, "has a public key that is none", restore);
    return [bytes];
  });
  if (ss58Address) {
    try {
      accounts.push(decodeAddress(ss58Address));
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      throw invalid(path, `has an address that is none: ${error.message}`, restore);
    }
  }
  const [first] = accounts;
  if (first !== undefined && accounts.some((account) => !bytesEqual(account, first)))
    throw invalid(path, "names several keys: its public key and its address differ", restore);
  return first;
}

/** Schemes that a file's key may be of, the likeliest first. */
function schemesOf({ cryptoType }: KeyfileContents): readonly KeyScheme[] {
  if (cryptoType === 0) return ["ed25519"];
  return cryptoType === 1 ? ["sr25519"] : ["sr25519", "ed25519"];
}

/**
 * The key in a plain file, and its secret: the first of those in the file, which must all be of the key that it says it
 * is.
 *
 * @throws WalletError `KEYFILE_INVALID` when the file holds no secret, or that of another key than it says
 */
export function decodeSecret(bytes: Uint8Array, path: string): KeyOfSecret {
  const file = parse(bytes, path);
  const declared = declaredAccount(file, path);
  let found: KeyOfSecret | undefined;
  for (const { field, secrets } of candidatesIn(file, schemesOf(file))) {
    const wanted = found?.keypair.publicKey ?? declared;
    let first: Keypair | undefined;
    let key: KeyOfSecret | undefined;
    for (const candidate of keysOf(secrets, field, path)) {
      first ??= candidate.keypair;
      if (wanted !== undefined && !bytesEqual(candidate.keypair.publicKey, wanted)) continue;
      key = candidate;
      break;
    }
    if (key === undefined) {
      const says = wanted === undefined ? "" : `says that it is ${encodeAddress(wanted)}, but `;
      throw invalid(path, `${says}its ${field} is of ${first?.address}`, "Restore it from a backup.");
    }
    found ??= key;
  }
  if (found !== undefined) return found;
  const what = declared === undefined ? "no key" : `only the address ${encodeAddress(declared)}`;
  throw invalid(
    path,
    `holds ${what}: neither a phrase, a seed nor a private key`,
    "Regenerate the key from its words.",
  );
}

/** The key in a plain file. @throws WalletError `KEYFILE_INVALID` as {@link decodeSecret} does */
export function decodeSecretFile(bytes: Uint8Array, path: string): Keypair {
  return decodeSecret(bytes, path).keypair;
}

/** The address in a public file. @throws WalletError `KEYFILE_INVALID` */
export function decodePublicFile(bytes: Uint8Array, path: string): string {
  const account = declaredAccount(parse(bytes, path), path);
  if (account !== undefined) return encodeAddress(account);
  throw invalid(path, "holds no address", "Restore it from a backup or from its words.");
}
