// Keys of passwords in a browser; `node.ts` makes the same by Node.js. They hold their thread: call them in a worker.
import { scrypt } from "hash-wasm";
import { argon2Key } from "../argon2.ts";
import { KEY_LENGTH, type ScryptCost } from "./cost.ts";

/** Key of 32 bytes by scrypt. */
export function scryptKey(password: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Uint8Array> {
  return scrypt({
    ...{ password, salt, costFactor: N, blockSize: r, parallelism: p },
    ...{ hashLength: KEY_LENGTH, outputType: "binary" },
  });
}

/** Key of 32 bytes by PBKDF2 with SHA-256. */
export async function pbkdf2Key(password: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, [
    "deriveBits",
  ]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: Uint8Array.from(salt), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 8 * KEY_LENGTH));
}

/** Key of 32 bytes by the ecosystem's Argon2i; takes some seconds and 512 MiB. */
export function naclKey(password: string): Promise<Uint8Array> {
  return argon2Key(password);
}
