import { fromHex } from "@opentao/codec";
import { type Keypair, type KeyScheme, keypairFromPrivateKey, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";

/**
 * A secret that a key is made of: a phrase of words (with a derivation path, if any), a 32-byte seed, or a private key
 * in its canonical form (64 bytes for sr25519, 32 for ed25519). Without a scheme it is of sr25519.
 */
export type Secret = { readonly scheme?: KeyScheme } & (
  | { readonly phrase: string }
  | { readonly seed: Uint8Array }
  | { readonly privateKey: Uint8Array }
);

/** The key of a secret. @throws CryptoError */
export function keypairOf(secret: Secret): Keypair {
  if ("phrase" in secret) return keypairFromSuri(secret.phrase, secret.scheme);
  if ("seed" in secret) return keypairFromSeed(secret.seed, secret.scheme);
  return keypairFromPrivateKey(secret.privateKey, secret.scheme);
}

/**
 * Words as the ecosystem's tools take them; `undefined` when there is more than words (a path, a password) or no words
 * at all.
 */
export function plainWords(phrase: string): string | undefined {
  if (phrase.includes("/") || phrase.trim().startsWith("0x")) return undefined;
  return phrase.normalize("NFKD").toLowerCase().trim().split(/\s+/).join(" ");
}

const HEX = /^(?:0x)?((?:[0-9a-f]{2})+)$/i;
const encoder = new TextEncoder();

/** Bytes of hex with or without `0x`; `undefined` when the text is none. */
export function hexBytes(text: string): Uint8Array | undefined {
  const digits = HEX.exec(text)?.[1];
  return digits === undefined ? undefined : fromHex(digits);
}

/**
 * The bytes of a `secretSeed`. Where the seed's 32 bytes happen to be UTF-8 text, the official writer writes `0x` and
 * that text instead of hex; both have different lengths, so that neither is taken for the other.
 */
export function seedBytes(text: string): Uint8Array | undefined {
  const raw = encoder.encode(text.replace(/^0x/, ""));
  return raw.length === 32 ? raw : hexBytes(text);
}
