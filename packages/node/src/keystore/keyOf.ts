import { type Keypair, type KeyScheme, keypairFromSuri } from "@opentao/crypto";
import type { KeyType } from "./service.ts";

const SCHEMES: Readonly<Record<KeyType, KeyScheme>> = { aura: "sr25519", gran: "ed25519" };

/** Whether a name is one of the session keys'. */
export function isKeyType(name: string): name is KeyType {
  return name in SCHEMES;
}

/** The key that a secret URI is for a purpose. @throws CryptoError when it is none */
export function keyOf(type: KeyType, secret: string): Keypair {
  return keypairFromSuri(secret, SCHEMES[type]);
}
