import { generateMnemonic as generate } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { CryptoError } from "./errors.ts";
import { chainCode, scaleText } from "./junctions.ts";
import { encodeAddress } from "./ss58.ts";
import { type Junction, parseSuri, seedOf } from "./suri.ts";
import { type Instance, withSecrets } from "./wasm/instance.ts";

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

const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** Has a function of the module make an output of secrets; throws when it takes them for no key. */
function made(
  secrets: readonly Uint8Array[],
  length: number,
  act: (wasm: Instance, inputLength: number) => number,
): Uint8Array {
  return withSecrets(secrets, (wasm, inputLength) => {
    if (act(wasm, inputLength) === 0) throw invalidKey("the private key is none of sr25519");
    return wasm.output(length);
  });
}

function deriveSr25519(seed: Uint8Array, junctions: readonly Junction[]): Uint8Array {
  let secret = made([seed], 64, ({ exports, at }, length) => exports.sr25519_expand(at, length));
  for (const junction of junctions) {
    const code = chainCode(junction);
    // What is random is only the seed of nonces: the key is the same each time.
    secret = junction.hard
      ? made([secret, code], 64, ({ exports, at }, length) => exports.sr25519_derive_hard(at, length))
      : made([secret, code, random()], 64, ({ exports, at }, length) => exports.sr25519_derive_soft(at, length));
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
    secret = withSecrets([ED25519_HARD, secret, chainCode(junction)], (wasm, length) => {
      wasm.exports.blake2b(wasm.at, length, 32);
      return wasm.output(32);
    });
  }
  return secret;
}

function keypair(scheme: KeyScheme, publicKey: Uint8Array, sign: (message: Uint8Array) => Uint8Array): Keypair {
  return { scheme, publicKey, address: encodeAddress(publicKey), sign };
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
  return deriveSr25519(seed, junctions);
}

/**
 * The key of a private key: for sr25519 of 64 bytes whose first half is the scalar in its canonical form, for ed25519
 * of the seed. {@link canonicalPrivateKey} gives the canonical form of what polkadot-js holds.
 *
 * @throws CryptoError `INVALID_KEY`
 */
export function keypairFromPrivateKey(privateKey: Uint8Array, scheme: KeyScheme = "sr25519"): Keypair {
  const secret = privateKey.slice();
  if (scheme === "ed25519") {
    if (secret.length !== 32) throw invalidKey(`a private key of ed25519 has 32 bytes, not ${secret.length}`);
    const publicKey = withSecrets([secret], (wasm, length) => {
      wasm.exports.ed25519_public(wasm.at, length);
      return wasm.output(32);
    });
    return keypair(scheme, publicKey, (message) => signEd25519(secret, message));
  }
  if (secret.length !== 64) throw invalidKey(`a private key of sr25519 has 64 bytes, not ${secret.length}`);
  if (secret.subarray(0, 32).every((byte) => byte === 0)) throw invalidKey("the private key is none of sr25519");
  const publicKey = made([secret], 32, ({ exports, at }, length) => exports.sr25519_public(at, length));
  return keypair(scheme, publicKey, (message) => signSr25519(secret, publicKey, message));
}

/**
 * Signs by sr25519. The nonce is made of the message, the private key's own seed of nonces and 32 bytes of the system's
 * randomness, all of them together: with weak randomness, or none, it is still secret and another for each message, as
 * in ed25519. Only whoever measures or disturbs the calculation gains from randomness that he knows.
 */
function signSr25519(secret: Uint8Array, publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  return made([secret, publicKey, random(), message], 64, ({ exports, at }, length) =>
    exports.sr25519_sign(at, length),
  );
}

/** Signs by ed25519, without randomness (RFC 8032). The public key is made anew: no other can be signed with. */
function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return withSecrets([seed, message], (wasm, length) => {
    wasm.exports.ed25519_sign(wasm.at, length);
    return wasm.output(64);
  });
}

/**
 * The canonical form of an sr25519 private key whose scalar is shifted as ed25519 does: polkadot-js exports that.
 *
 * @returns `undefined` when the scalar is not shifted: its three lowest bits would be lost
 */
export function canonicalPrivateKey(shifted: Uint8Array): Uint8Array | undefined {
  if (((shifted[0] ?? 0) & 7) !== 0) return undefined;
  const canonical = shifted.slice();
  for (let i = 0; i < 32; i += 1) {
    const above = i < 31 ? (shifted[i + 1] ?? 0) : 0;
    canonical[i] = ((shifted[i] ?? 0) >> 3) | (above << 5);
  }
  return canonical;
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
