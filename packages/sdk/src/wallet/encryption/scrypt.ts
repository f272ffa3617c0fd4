import { scryptKey as derive } from "#derivations";
import type { ScryptCost } from "./derivations/cost.ts";

/** Makes a key of 32 bytes of a password by scrypt, by what the place has: Node.js, or a page. */
export function scryptKey(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  return derive(password, salt, cost);
}
