// Keys of passwords by Node.js; `page.ts` makes the same in a browser.
import { pbkdf2, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { deriveNaclKey } from "../naclKey.ts";
import { KEY_LENGTH, memoryOf, type ScryptCost } from "./cost.ts";

const deriveByScrypt = promisify<string, Uint8Array, number, object, Buffer>(scrypt);
const deriveByPbkdf2 = promisify(pbkdf2);

/** Key of 32 bytes by scrypt. */
export async function scryptKey(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  return new Uint8Array(await deriveByScrypt(password, salt, KEY_LENGTH, { ...cost, maxmem: 2 * memoryOf(cost) }));
}

/** Key of 32 bytes by PBKDF2 with SHA-256. */
export async function pbkdf2Key(password: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  return new Uint8Array(await deriveByPbkdf2(password, salt, rounds, KEY_LENGTH, "sha256"));
}

/** Key of 32 bytes by the ecosystem's Argon2i, in a thread. */
export function naclKey(password: string): Promise<Uint8Array> {
  return deriveNaclKey(password);
}
