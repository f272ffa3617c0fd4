import { argon2i } from "hash-wasm";

/** The ecosystem's fixed salt (protocol: wire §b.3). */
const SALT = Uint8Array.from([19, 113, 131, 223, 241, 90, 9, 188, 156, 144, 181, 81, 135, 57, 233, 177]);

/**
 * Key of a password by the ecosystem's parameters: Argon2i, 8 passes over 512 MiB. Holds its thread for some seconds.
 */
export function argon2Key(password: string): Promise<Uint8Array> {
  return argon2i({
    password,
    salt: SALT,
    parallelism: 1,
    iterations: 8,
    memorySize: 524_288,
    hashLength: 32,
    outputType: "binary",
  });
}
