import { bytesEqual } from "@opentao/codec";
import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import {
  type AuthoritySet,
  type ChainView,
  finalizeSet,
  GrandpaError,
  type GrandpaErrorCode,
} from "@opentao/consensus";
import type { BlockRef } from "../chain/index.ts";
import type { Justifications } from "../network/requests/index.ts";

/** Errors that show that the source peer of a justification cannot have verified it. */
const FALSE: ReadonlySet<GrandpaErrorCode> = new Set([
  "UNDECODABLE",
  "WRONG_BLOCK",
  "INVALID_COMMIT",
  "INVALID_SIGNATURE",
  "INVALID_ANCESTRY",
]);

/** Returns whether an error says that a justification is invalid, and not that it cannot be verified yet. */
export function isInvalidJustification(error: unknown): boolean {
  return error instanceof GrandpaError && FALSE.has(error.code);
}

/** Returns whether the voters that have to justify a block are the known ones: no change of voters comes before it. */
export function canVerify(authorities: AuthoritySet, block: BlockRef, chain: ChainView): boolean {
  if (authorities.forced.some(({ announced }) => chain.isDescendant(announced, block))) return false;
  try {
    finalizeSet(authorities, block, chain);
    return true;
  } catch (error) {
    if (error instanceof GrandpaError && error.code === "PAST_SET_CHANGE") return false;
    throw error;
  }
}

/** Returns GRANDPA's justification among those of a block. */
export function grandpaJustification(proofs: Justifications): Uint8Array | undefined {
  return proofs.find(([engine]) => bytesEqual(engine, GRANDPA_ENGINE_ID))?.[1];
}
