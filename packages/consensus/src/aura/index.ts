/**
 * Aura: who makes the block of a slot, how it is sealed, how authors change, and who made two.
 *
 * @packageDocumentation
 */

export { announcedAuthorities, authoritiesAfter, authoritiesDigest } from "./authorities.ts";
export { AuthorEquivocation, AuthorWatch, equivocationOf, verifyAuthorEquivocation } from "./equivocation.ts";
export { CONSENSUS_ERRORS, ConsensusError, type ConsensusErrorCode } from "./errors.ts";
export { type SealContext, type Sign, sealHeader, type Unsealed, unsealHeader, verifySeal } from "./seal.ts";
export { slotAt, slotAuthor, slotDigest, slotOf } from "./slots.ts";
