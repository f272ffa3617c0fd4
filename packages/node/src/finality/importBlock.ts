import { BlockError, type ImportResult, type LocalChain } from "../chain/index.ts";
import type { IncomingBlock } from "../network/requests/index.ts";
import type { Finality } from "./finality.ts";
import { isInvalidJustification } from "./justifications.ts";

/**
 * Imports a peer's block, and the justifications that came with it when blocks are finalized by vote. The block stays
 * imported when its justification is invalid.
 *
 * @throws BlockError: that the block is refused, or `INVALID_JUSTIFICATION`; DatabaseError
 */
export function importWithJustifications(
  chain: LocalChain,
  finality: Finality | undefined,
  block: IncomingBlock,
): ImportResult {
  const result = chain.import(block.hashed, block.body);
  try {
    finality?.importJustifications(result.block, block.justifications);
  } catch (error) {
    if (!isInvalidJustification(error)) throw error;
    const message = `the justification of block ${result.block.number} is false`;
    throw new BlockError("INVALID_JUSTIFICATION", message, "Ask another node for it.", { cause: error });
  }
  return result;
}
