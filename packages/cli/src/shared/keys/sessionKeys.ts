import { concat, toHex } from "@opentao/codec";
import {
  decodeAddress,
  encodeAddress,
  type Keypair,
  type KeyScheme,
  keypairFromSeed,
  keypairFromSuri,
} from "@opentao/crypto";
import * as z from "zod";
import { CliError, describeError } from "../../output/errors.ts";
import { readSecretFile } from "../secretFile.ts";

/** The public parts of an authority's keys, 32 bytes each. */
export interface SessionKeys {
  /** sr25519: seals blocks. */
  readonly aura: Uint8Array;
  /** ed25519: signs votes. */
  readonly gran: Uint8Array;
}

/** Session keys in files and for other programs: SS58 addresses, and both keys one after the other as hex digits. */
export interface SessionKeysJson {
  readonly aura: string;
  readonly gran: string;
  readonly keys: string;
}

const stored = z.object({ aura: z.string(), gran: z.string() });
const HINT = "Give aura:SS58,gran:SS58, or a file that `tao keys generate --json` wrote.";

/** Derives both key pairs of one secret: a secret URI, or a 32-byte seed. @throws CryptoError when it is none */
export function sessionPairs(secret: string | Uint8Array): { readonly aura: Keypair; readonly gran: Keypair } {
  const pair = (scheme: KeyScheme) =>
    typeof secret === "string" ? keypairFromSuri(secret, scheme) : keypairFromSeed(secret, scheme);
  return { aura: pair("sr25519"), gran: pair("ed25519") };
}

/** Derives the public keys of one secret: a secret URI, or a 32-byte seed. @throws CryptoError when it is none */
export function sessionKeysOf(secret: string | Uint8Array): SessionKeys {
  const { aura, gran } = sessionPairs(secret);
  return { aura: aura.publicKey, gran: gran.publicKey };
}

/** Renders session keys for files and other programs. */
export function sessionKeysJson({ aura, gran }: SessionKeys): SessionKeysJson {
  return { aura: encodeAddress(aura), gran: encodeAddress(gran), keys: toHex(concat(aura, gran)) };
}

/** Splits 64 bytes into session keys (aura, gran). @throws CliError `NOT_SESSION_KEYS` */
export function splitSessionKeys(bytes: Uint8Array): SessionKeys {
  if (bytes.length !== 64)
    throw new CliError("NOT_SESSION_KEYS", `session keys have 64 bytes, these have ${bytes.length}`, HINT);
  return { aura: bytes.slice(0, 32), gran: bytes.slice(32) };
}

/**
 * Parses session keys as a person gives them: `aura:SS58,gran:SS58`, or a file with them.
 *
 * @throws CliError `NOT_SESSION_KEYS`
 */
export function readSessionKeys(text: string): SessionKeys {
  const pair = /^aura:([^,]+),gran:([^,]+)$/.exec(text.trim());
  const written = pair === null ? readSecretFile(text, "NOT_SESSION_KEYS", HINT) : undefined;
  try {
    const [aura = "", gran = ""] = written === undefined ? (pair?.slice(1) ?? []) : fromJson(written);
    return { aura: decodeAddress(aura), gran: decodeAddress(gran) };
  } catch (error) {
    // No JSON, JSON of another form, or no addresses: the message says which.
    throw new CliError("NOT_SESSION_KEYS", `${text} gives no session keys: ${describeError(error).message}`, HINT, {
      cause: error,
    });
  }
}

function fromJson(text: string): [aura: string, gran: string] {
  const { aura, gran } = stored.parse(JSON.parse(text));
  return [aura, gran];
}
