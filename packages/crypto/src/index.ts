/**
 * Hashes, keys, signatures and addresses of Substrate-based chains.
 *
 * Hashes, signatures and their verification run in WebAssembly, which is compiled when the first of them is needed;
 * everything is synchronous.
 *
 * @example
 * ```ts
 * import { keypairFromSuri, verifySr25519 } from "@opentao/crypto";
 *
 * const alice = keypairFromSuri("//Alice");
 * const message = new TextEncoder().encode("hello");
 * console.log(alice.address); // 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY
 * console.log(verifySr25519(alice.sign(message), message, alice.publicKey)); // true
 * ```
 *
 * @packageDocumentation
 */

export { SIGNATURES_TOGETHER, type SignedMessage, verifySr25519Batch } from "./batch.ts";
export { CRYPTO_ERRORS, CryptoError, type CryptoErrorCode } from "./errors.ts";
export {
  blake2b64,
  blake2b128,
  blake2b256,
  blake2b512,
  keccak256,
  sha256,
  twox64,
  twox128,
  twox256,
} from "./hashes.ts";
export {
  generateMnemonic,
  type Keypair,
  keypairFromPrivateKey,
  keypairFromSeed,
  keypairFromSuri,
} from "./keypair.ts";
export { canonicalPrivateKey, type KeyScheme, privateKeyFromSuri, shiftedPrivateKey } from "./privateKey.ts";
export { decodeAddress, encodeAddress, SS58_PREFIX } from "./ss58.ts";
export { DEV_PHRASE, type Junction, parseSuri, type Suri, seedOf } from "./suri.ts";
export { verifyEd25519, verifySr25519 } from "./verify.ts";
