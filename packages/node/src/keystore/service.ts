import { type Keypair, type KeyScheme, keypairFromSuri } from "@opentao/crypto";

/** Purpose of a session key: `aura` (sr25519) seals blocks, `gran` (ed25519) signs votes. */
export type KeyType = "aura" | "gran";

/** New session keys of a node, and the proof for the chain that whoever registers them has them. */
export interface SessionKeys {
  /** Public keys one after the other: aura, gran; 64 bytes. */
  readonly keys: Uint8Array;
}

/** The session keys that a node holds. Secrets never leave it. */
export interface KeyService {
  /** Keeps a secret (secret URI or 0x seed). @throws NodeError `WRONG_KEY` when it is not that of the public key */
  insert(type: KeyType, secret: string, publicKey: Uint8Array): void;
  /** Returns whether the secret of a public key is here. */
  has(type: KeyType, publicKey: Uint8Array): boolean;
  /** Makes a new pair of session keys and keeps it; returns the public keys. */
  rotate(): SessionKeys;
  /**
   * Signatures by both of a pair of session keys that its owner (32-byte account) holds them: 64 bytes each, aura then
   * gran. @throws NodeError `UNKNOWN_KEY`
   */
  prove(keys: Uint8Array, owner: Uint8Array): Uint8Array;
}

const SCHEMES: Readonly<Record<KeyType, KeyScheme>> = { aura: "sr25519", gran: "ed25519" };

/** Returns whether a name is one of the session keys'. */
export function isKeyType(name: string): name is KeyType {
  return name in SCHEMES;
}

/** The key that a secret URI is for a purpose. @throws CryptoError when it is none */
export function keyOf(type: KeyType, secret: string): Keypair {
  return keypairFromSuri(secret, SCHEMES[type]);
}
