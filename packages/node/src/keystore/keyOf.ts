import { type Keypair, type KeyScheme, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";
import type { KeyType } from "./service.ts";

const SCHEMES: Readonly<Record<KeyType, KeyScheme>> = { aura: "sr25519", gran: "ed25519" };

/** Whether a name is one of the session keys'. */
export function isKeyType(name: string): name is KeyType {
  return name in SCHEMES;
}

/** The key that a secret (secret URI, or 32-byte seed) is for a purpose. @throws CryptoError when the secret is none */
export function keyOf(type: KeyType, secret: string | Uint8Array): Keypair {
  const scheme = SCHEMES[type];
  return typeof secret === "string" ? keypairFromSuri(secret, scheme) : keypairFromSeed(secret, scheme);
}
