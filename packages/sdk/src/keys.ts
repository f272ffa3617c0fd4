/**
 * Keys without files, for programs that run in a page: read from the bytes of a key file or of an export of
 * polkadot-js, exported, and made of passwords. What takes seconds holds its thread: call it in a worker.
 *
 * @example
 * ```ts
 * import { keypairOf, readKey } from "@opentao/sdk/keys";
 *
 * const file = new TextEncoder().encode(JSON.stringify({ secretPhrase: "//Alice" }));
 * const { secret } = await readKey(file, undefined, "the file");
 * console.log(keypairOf(secret).address); // 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY
 * ```
 *
 * @packageDocumentation
 */

export type { ScryptCost } from "./wallet/encryption/derivations/cost.ts";
export { scryptKey } from "./wallet/encryption/scrypt.ts";
export { WalletError, type WalletErrorCode } from "./wallet/errors.ts";
export type { KeyOfSecret } from "./wallet/keyfileSecrets.ts";
export { ensureStrong } from "./wallet/password.ts";
export { encryptPolkadotJs } from "./wallet/polkadotJsExport.ts";
export { readKey } from "./wallet/readKey.ts";
export { keypairOf, plainWords, type Secret } from "./wallet/secret.ts";
