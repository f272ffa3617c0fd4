/**
 * Session keys of a node: in a folder, under a password or not, or in memory.
 *
 * @example
 * ```ts
 * import { Keystore } from "@opentao/node/keystore";
 *
 * const keys = new Keystore();
 * keys.lend("//One");
 * console.log(keys.keys("aura").length, keys.keys("gran").length); // 1 1
 * ```
 *
 * @packageDocumentation
 */

export { Keystore, type KeystoreOptions } from "./keystore.ts";
export type { KeyType } from "./service.ts";
