import { generateMnemonic as generate } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { invalidKey, type KeyScheme, made, privateKeyFromSeed, privateKeyFromSuri, random } from "./privateKey.ts";
import { encodeAddress } from "./ss58.ts";
import type { Junction } from "./suri.ts";
import { withSecrets } from "./wasm/instance.ts";

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

function keypair(scheme: KeyScheme, publicKey: Uint8Array, sign: (message: Uint8Array) => Uint8Array): Keypair {
  return { scheme, publicKey, address: encodeAddress(publicKey), sign };
}

/**
 * The key of a private key: for sr25519 of 64 bytes whose first half is the scalar in its canonical form, for ed25519
 * of the seed. `canonicalPrivateKey` gives the canonical form of what polkadot-js holds.
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
