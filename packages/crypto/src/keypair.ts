import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { ed25519Sign, sr25519Sign, waitReady } from "@polkadot/wasm-crypto";
import { generateMnemonic as generate } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as sr25519 from "@scure/sr25519";
import { CryptoError } from "./errors.ts";
import { blake2b256 } from "./hashes.ts";
import { chainCode, scaleText } from "./junctions.ts";
import { encodeAddress } from "./ss58.ts";
import { type Junction, parseSuri, seedOf } from "./suri.ts";

await waitReady();

/** Schemes that keys can be of. */
export type KeyScheme = "sr25519" | "ed25519";

/** A key that can sign. Its secret is in no property: it is neither logged nor serialized. */
export interface Keypair {
  readonly scheme: KeyScheme;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** SS58 address with prefix 42. */
  readonly address: string;
  /** 64 bytes of signature over `message` as it is. */
  sign(message: Uint8Array): Uint8Array;
}

/** A new phrase of 12 (128 bits), 15, 18, 21 or 24 words (256 bits) from the system's randomness. */
export function generateMnemonic(words: 12 | 15 | 18 | 21 | 24 = 12): string {
  return generate(wordlist, (words / 3) * 32);
}

function deriveSr25519(seed: Uint8Array, junctions: readonly Junction[]): Uint8Array {
  let secret: Uint8Array = sr25519.secretFromSeed(seed);
  for (const junction of junctions) {
    const code = chainCode(junction);
    secret = junction.hard ? sr25519.HDKD.secretHard(secret, code) : sr25519.HDKD.secretSoft(secret, code);
  }
  return secret;
}

const ED25519_HARD = scaleText("Ed25519HDKD");

function deriveEd25519(seed: Uint8Array, junctions: readonly Junction[]): Uint8Array {
  let secret = seed;
  for (const junction of junctions) {
    if (!junction.hard) {
      throw new CryptoError(
        "UNSUPPORTED_DERIVATION",
        "ed25519 keys have no soft derivation",
        "Use two slashes: //name.",
      );
    }
    secret = blake2b256(Uint8Array.from([...ED25519_HARD, ...secret, ...chainCode(junction)]));
  }
  return secret;
}

function keypair(scheme: KeyScheme, publicKey: Uint8Array, sign: (message: Uint8Array) => Uint8Array): Keypair {
  return { scheme, publicKey, address: encodeAddress(publicKey), sign };
}

/** Order of sr25519's group of scalars. */
const ORDER = ed25519.Point.Fn.ORDER;

/** Scalars are shifted by the cofactor in the library's form of a secret, and are not in the canonical one. */
function shiftScalar(secret: Uint8Array, shift: (scalar: bigint) => bigint): Uint8Array {
  const scalar = shift(bytesToNumberLE(secret.subarray(0, 32)));
  return Uint8Array.from([...numberToBytesLE(scalar, 32), ...secret.subarray(32)]);
}

function invalidKey(message: string): CryptoError {
  return new CryptoError("INVALID_KEY", message, "Check that the key is whole and of this scheme.");
}

/**
 * The private key of a secret URI, in the form in which Bittensor's key files hold it: 64 bytes for sr25519 (the
 * scalar in its canonical form and the nonce), the seed for ed25519.
 *
 * @throws CryptoError `INVALID_MNEMONIC`, `INVALID_SURI`, `UNSUPPORTED_DERIVATION`
 */
export function privateKeyFromSuri(suri: string, scheme: KeyScheme = "sr25519"): Uint8Array {
  const parsed = parseSuri(suri);
  return privateKeyFromSeed(seedOf(parsed), scheme, parsed.junctions);
}

function privateKeyFromSeed(seed: Uint8Array, scheme: KeyScheme, junctions: readonly Junction[]): Uint8Array {
  if (seed.length !== 32)
    throw new CryptoError("INVALID_KEY", `a seed has 32 bytes, not ${seed.length}`, "Give 64 hex digits.");
  if (scheme === "ed25519") return deriveEd25519(seed, junctions);
  return shiftScalar(deriveSr25519(seed, junctions), (scalar) => scalar >> 3n);
}

/**
 * The key of a private key: for sr25519 of 64 bytes whose first half is the scalar in its canonical form, for ed25519
 * of the seed. {@link canonicalPrivateKey} gives the canonical form of what polkadot-js holds.
 *
 * @throws CryptoError `INVALID_KEY`
 */
export function keypairFromPrivateKey(privateKey: Uint8Array, scheme: KeyScheme = "sr25519"): Keypair {
  if (scheme === "ed25519") {
    if (privateKey.length !== 32) throw invalidKey(`a private key of ed25519 has 32 bytes, not ${privateKey.length}`);
    const seed = privateKey.slice();
    const publicKey = ed25519.getPublicKey(seed);
    return keypair(scheme, publicKey, (message) => ed25519Sign(publicKey, seed, message));
  }
  if (privateKey.length !== 64) throw invalidKey(`a private key of sr25519 has 64 bytes, not ${privateKey.length}`);
  const scalar = bytesToNumberLE(privateKey.subarray(0, 32));
  if (scalar === 0n || scalar >= ORDER) throw invalidKey("the private key is none of sr25519");
  const secret = shiftScalar(privateKey, (canonical) => canonical << 3n);
  const publicKey = sr25519.getPublicKey(secret);
  return keypair(scheme, publicKey, (message) => sr25519Sign(publicKey, secret, message));
}

/**
 * The canonical form of an sr25519 private key whose scalar is shifted as ed25519 does: polkadot-js exports that.
 *
 * @returns `undefined` when the scalar is not shifted: its three lowest bits would be lost
 */
export function canonicalPrivateKey(shifted: Uint8Array): Uint8Array | undefined {
  if (((shifted[0] ?? 0) & 7) !== 0) return undefined;
  return shiftScalar(shifted, (scalar) => scalar >> 3n);
}

/**
 * The key of a secret URI: `PHRASE//hard/soft///password`, `0xSEED//path`, or a path alone on the development phrase
 * (`//Alice`).
 *
 * @throws CryptoError `INVALID_MNEMONIC`, `INVALID_SURI`, `UNSUPPORTED_DERIVATION`
 */
export function keypairFromSuri(suri: string, scheme: KeyScheme = "sr25519"): Keypair {
  return keypairFromPrivateKey(privateKeyFromSuri(suri, scheme), scheme);
}

/** The key of a 32-byte seed. @throws CryptoError `INVALID_KEY` when it has another length */
export function keypairFromSeed(
  seed: Uint8Array,
  scheme: KeyScheme = "sr25519",
  junctions: readonly Junction[] = [],
): Keypair {
  return keypairFromPrivateKey(privateKeyFromSeed(seed, scheme, junctions), scheme);
}
