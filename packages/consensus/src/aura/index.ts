/**
 * Aura: the author of a slot, the seal of its block, changes of authors, and equivocations of authors.
 *
 * @packageDocumentation
 */

export { announcedAuthorities, authoritiesAfter, authoritiesDigest } from "./authorities.ts";
export { AuthorWatch, equivocationOf, verifyAuthorEquivocation } from "./equivocation.ts";
export { CONSENSUS_ERRORS, ConsensusError, type ConsensusErrorCode } from "./errors.ts";
export {
  type SealContext,
  type Sign,
  sealHeader,
  type Unsealed,
  unsealHeader,
  type VerifiedSeal,
  verifySeal,
} from "./seal.ts";
export { slotAt, slotAuthor, slotDigest, slotOf } from "./slots.ts";
