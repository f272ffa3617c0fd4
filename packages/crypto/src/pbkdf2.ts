import { withSecrets } from "./wasm/instance.ts";

/** Rounds of PBKDF2 by BIP-39. */
const ROUNDS = 2048;
const LENGTH = 32;

/**
 * Node.js's own PBKDF2, where there is one: the module's takes fifteen times as long until the engine has optimized it,
 * which most commands do not live to see. A page has none that answers at once.
 */
function native() {
  return typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:crypto").pbkdf2Sync;
}

/** The first 32 bytes of PBKDF2 with HMAC-SHA512, in the rounds of BIP-39. */
export function pbkdf2(password: Uint8Array, salt: Uint8Array): Uint8Array {
  const derive = native();
  if (derive !== undefined) return new Uint8Array(derive(password, salt, ROUNDS, LENGTH, "sha512"));
  return withSecrets([password, salt], (wasm, length) => {
    wasm.exports.pbkdf2_sha512(wasm.at, length, password.length, ROUNDS);
    return wasm.output(LENGTH);
  });
}
