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

/** What shows that whoever gave a justification cannot have checked it. */
const FALSE: ReadonlySet<GrandpaErrorCode> = new Set([
  "UNDECODABLE",
  "WRONG_BLOCK",
  "INVALID_COMMIT",
  "INVALID_SIGNATURE",
  "INVALID_ANCESTRY",
]);

/** Whether an error says that a justification is false, and not that it cannot be judged. */
export function isInvalidJustification(error: unknown): boolean {
  return error instanceof GrandpaError && FALSE.has(error.code);
}

/** Whether the voters who are to have justified a block are those that are known: no change of voters comes before. */
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

/** GRANDPA's proof among those of a block. */
export function grandpaJustification(proofs: Justifications): Uint8Array | undefined {
  return proofs.find(([engine]) => bytesEqual(engine, GRANDPA_ENGINE_ID))?.[1];
}
