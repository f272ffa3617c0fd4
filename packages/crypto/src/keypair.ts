import { ed25519 } from "@noble/curves/ed25519.js";
import { generateMnemonic as generate } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as sr25519 from "@scure/sr25519";
import { CryptoError } from "./error.ts";
import { blake2b256 } from "./hashes.ts";
import { chainCode, scaleText } from "./junctions.ts";
import { encodeAddress } from "./ss58.ts";
import { type Junction, parseSuri, seedOf } from "./suri.ts";

/** Schemes that keys can be of. */
export type KeyScheme = "sr25519" | "ed25519";

/** A key that can sign. Its secret is in no property: it is neither logged nor serialised. */
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

/**
 * The key of a secret URI: `PHRASE//hard/soft///password`, `0xSEED//path`, or a path alone on the development phrase (`//Alice`).
 *
 * @throws CryptoError `INVALID_MNEMONIC`, `INVALID_SURI`, `UNSUPPORTED_DERIVATION`
 */
export function keypairFromSuri(suri: string, scheme: KeyScheme = "sr25519"): Keypair {
  const parsed = parseSuri(suri);
  return keypairFromSeed(seedOf(parsed), scheme, parsed.junctions);
}

/** The key of a 32-byte seed. @throws CryptoError `INVALID_KEY` when it has another length */
export function keypairFromSeed(
  seed: Uint8Array,
  scheme: KeyScheme = "sr25519",
  junctions: readonly Junction[] = [],
): Keypair {
  if (seed.length !== 32)
    throw new CryptoError("INVALID_KEY", `a seed has 32 bytes, not ${seed.length}`, "Give 64 hex digits.");
  if (scheme === "ed25519") {
    const secret = deriveEd25519(seed, junctions);
    return keypair(scheme, ed25519.getPublicKey(secret), (message) => ed25519.sign(message, secret));
  }
  const secret = deriveSr25519(seed, junctions);
  return keypair(scheme, sr25519.getPublicKey(secret), (message) => sr25519.sign(secret, message));
}
