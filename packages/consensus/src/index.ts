/**
 * Block authorship as pure functions: Aura's slots and seals. No clock, no socket, no key on disk.
 *
 * @packageDocumentation
 */

export { ConsensusError, type ConsensusErrorCode } from "./error.ts";
export * from "./grandpa/index.ts";
export { type SealContext, type Sign, sealHeader, type Unsealed, unsealHeader, verifySeal } from "./seal.ts";
export { AURA_ENGINE_ID, slotAt, slotAuthor, slotDigest, slotOf } from "./slots.ts";
