import { CryptoError } from "./errors.ts";
import { chainCode, scaleText } from "./junctions.ts";
import { type Junction, parseSuri, seedOf } from "./suri.ts";
import { type Instance, withSecrets } from "./wasm/instance.ts";

/** Schemes that keys can be of. */
export type KeyScheme = "sr25519" | "ed25519";

/** Makes the error for bytes that are no key of a scheme. */
export function invalidKey(message: string): CryptoError {
  return new CryptoError("INVALID_KEY", message, "Check that the key is whole and of this scheme.");
}

/** 32 bytes of the system's randomness. */
export const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** Has a function of the module make an output of secrets; throws when it takes them for no key. */
export function made(
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

/** The private key that a path leads to from a seed. @throws CryptoError `INVALID_KEY`, `UNSUPPORTED_DERIVATION` */
export function privateKeyFromSeed(seed: Uint8Array, scheme: KeyScheme, junctions: readonly Junction[]): Uint8Array {
  if (seed.length !== 32)
    throw new CryptoError("INVALID_KEY", `a seed has 32 bytes, not ${seed.length}`, "Give 64 hex digits.");
  if (scheme === "ed25519") return deriveEd25519(seed, junctions);
  return deriveSr25519(seed, junctions);
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

/** The form of an sr25519 private key that polkadot-js holds: what {@link canonicalPrivateKey} makes canonical. */
export function shiftedPrivateKey(canonical: Uint8Array): Uint8Array {
  const shifted = canonical.slice();
  for (let i = 31; i >= 0; i -= 1) {
    const below = i > 0 ? (canonical[i - 1] ?? 0) : 0;
    shifted[i] = ((canonical[i] ?? 0) << 3) | (below >> 5);
  }
  return shifted;
}
