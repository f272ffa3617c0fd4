import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { bytesEqual, startsWith } from "@opentao/codec";
import { CryptoError, canonicalPrivateKey, decodeAddress, type KeyScheme } from "@opentao/crypto";
import * as z from "zod/mini";
import { scryptKey } from "#derivations";
import { fromBase64 } from "./encryption/base64.ts";
import { WalletError } from "./errors.ts";
import { DIVIDER, HEADER, NONCE_LENGTH, SALT_LENGTH } from "./polkadotJsForm.ts";
import { hexBytes, keypairOf, type Secret } from "./secret.ts";

const text = (most: number) => z.string().check(z.maxLength(most));

/** One account as polkadot-js exports it: a key in PKCS#8, encrypted by secretbox under a key of scrypt. */
const exported = z.object({
  encoded: text(8192),
  encoding: z.object({
    content: z.array(text(100)).check(z.maxLength(10)),
    type: z.union([
      z.pipe(
        text(100),
        z.transform((one) => [one]),
      ),
      z.array(text(100)).check(z.maxLength(10)),
    ]),
    version: text(10),
  }),
  address: text(100),
});

/** An account as polkadot-js exports it. */
export type PolkadotJsExport = z.infer<typeof exported>;

const SCHEMES = ["sr25519", "ed25519"] as const;
/** Memory that the key derivation may take, in bytes: what the exporter's largest parameters take, and some. */
const MOST_MEMORY = 1 << 28;
const MOST_LANES = 16;

function invalid(path: string, reason: string): WalletError {
  return new WalletError("KEYFILE_INVALID", `${path} ${reason}`, "Export the account again, one by itself, as JSON.");
}

/** True when bytes are JSON that looks like an export of polkadot-js, of one account or of several. */
export function isPolkadotJs(bytes: Uint8Array): boolean {
  return z.object({ encoded: z.string() }).safeParse(jsonOf(bytes)).success;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Reads an export. @throws WalletError `KEYFILE_INVALID` */
export function parsePolkadotJs(bytes: Uint8Array, path: string): PolkadotJsExport {
  const value = jsonOf(bytes);
  if (value === undefined) throw invalid(path, "is no JSON");
  const file = exported.safeParse(value).data;
  if (file !== undefined) return file;
  const isBatch = z.object({ accounts: z.array(z.unknown()), encoded: z.string() }).safeParse(value).success;
  throw invalid(path, isBatch ? "holds several accounts" : "is no export of an account by polkadot-js");
}

/** True when the export has a password. */
export function hasPassword({ encoding }: PolkadotJsExport): boolean {
  return encoding.type.includes("xsalsa20-poly1305");
}

/** The key of a password, and what it encrypts. @throws WalletError `KEYFILE_INVALID` on parameters without measure */
async function keyOf(
  body: Uint8Array,
  { encoding }: PolkadotJsExport,
  password: string,
  path: string,
): Promise<readonly [key: Uint8Array, rest: Uint8Array]> {
  if (!encoding.type.includes("scrypt")) {
    // The oldest exports take the password itself, cut or filled up with zeros.
    const key = new Uint8Array(32);
    key.set(new TextEncoder().encode(password).subarray(0, 32));
    return [key, body];
  }
  if (body.length < SALT_LENGTH + 12) throw invalid(path, "is cut short");
  const view = new DataView(body.buffer, body.byteOffset);
  const parameter = (index: number): number => view.getUint32(SALT_LENGTH + 4 * index, true);
  const [N, p, r] = [parameter(0), parameter(1), parameter(2)];
  const isPower = N > 1 && (N & (N - 1)) === 0;
  if (!isPower || r === 0 || p === 0 || p > MOST_LANES || 128 * N * r > MOST_MEMORY)
    throw invalid(path, "asks for a key derivation without measure");
  const key = await scryptKey(password, body.subarray(0, SALT_LENGTH), { N, p, r });
  return [key, body.subarray(SALT_LENGTH + 12)];
}

/** The secret in PKCS#8, of 64 bytes or, by older writers, a seed of 32; and the public key beside it. */
function readPkcs8(plain: Uint8Array): { secret: Uint8Array; publicKey: Uint8Array } | undefined {
  if (!startsWith(plain, HEADER)) return undefined;
  const rest = plain.subarray(HEADER.length);
  for (const length of [64, 32]) {
    const publicKey = rest.subarray(length + DIVIDER.length);
    if (publicKey.length === 32 && startsWith(rest.subarray(length), DIVIDER))
      return { secret: rest.slice(0, length), publicKey };
  }
  return undefined;
}

/** The secret in the form of this SDK; `undefined` when it is none that polkadot-js writes. */
function secretIn(secret: Uint8Array, scheme: KeyScheme): Secret | undefined {
  if (scheme === "ed25519" || secret.length === 32) return { seed: secret.slice(0, 32), scheme };
  const privateKey = canonicalPrivateKey(secret);
  return privateKey === undefined ? undefined : { privateKey, scheme };
}

/**
 * The secret of an account that polkadot-js exported, after it was seen to be of the address in the export.
 *
 * @param password - empty for an export that has none
 * @returns `undefined` when the password is wrong or the file was changed
 * @throws WalletError `KEYFILE_INVALID`
 */
export async function decryptPolkadotJs(
  file: PolkadotJsExport,
  password: string,
  path: string,
): Promise<Secret | undefined> {
  const { encoded, encoding, address } = file;
  const scheme = SCHEMES.find((one) => encoding.content.includes(one));
  if (!encoding.content.includes("pkcs8") || scheme === undefined)
    throw invalid(path, `is of a kind that is not known here (${encoding.content.join(", ")})`);
  const hex = encoded.startsWith("0x") ? hexBytes(encoded) : undefined;
  let plain = hex ?? fromBase64(encoded);
  if (plain === undefined) throw invalid(path, "is neither hex nor base64");
  if (hasPassword(file)) {
    const [key, body] = await keyOf(plain, file, password, path);
    try {
      plain = xsalsa20poly1305(key, body.slice(0, NONCE_LENGTH)).decrypt(body.slice(NONCE_LENGTH));
    } catch {
      return undefined; // the library throws on a wrong tag and on too few bytes
    }
  }
  const pair = readPkcs8(plain);
  if (pair === undefined) throw invalid(path, "does not hold a key in PKCS#8");
  const secret = secretIn(pair.secret, scheme);
  if (secret === undefined) throw invalid(path, "holds a private key that polkadot-js does not write");
  try {
    const { publicKey } = keypairOf(secret);
    if (bytesEqual(publicKey, pair.publicKey) && bytesEqual(publicKey, decodeAddress(address))) return secret;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw invalid(path, `holds no usable key: ${error.message}`);
  }
  throw invalid(path, `says that it is ${address}, but its secret is of another key`);
}
