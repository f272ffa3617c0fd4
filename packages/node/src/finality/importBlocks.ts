import { BlockError, type LocalChain } from "../chain/index.ts";
import type { IncomingBlock } from "../network/requests/index.ts";
import type { ImportedBlocks } from "../network/sync/index.ts";
import type { Finality } from "./finality.ts";
import { isInvalidJustification } from "./justifications.ts";

/** Milliseconds for which blocks are imported without the rest of the node having a turn. */
const TURN_MS = 40;

/**
 * Imports blocks of a peer, parents first, until one is refused or other work is due: as one write, which ends with the
 * first block that brings justifications. These are imported after it, so that no voter acts on what may be lost.
 * A block stays imported when its justification is invalid.
 *
 * @returns the number of blocks that were imported, at least one unless the first is refused, and the refusal
 * @throws DatabaseError, HostFault: then none of them is imported
 */
export function importBlocks(
  chain: LocalChain,
  finality: Finality | undefined,
  blocks: readonly IncomingBlock[],
): ImportedBlocks {
  const until = performance.now() + TURN_MS;
  const outcome = chain.together(() => importUntil(chain, blocks, until));
  const last = blocks[outcome.imported - 1];
  if (finality === undefined || last?.justifications === undefined) return outcome;
  const { hash, header } = last.hashed;
  try {
    finality.importJustifications({ hash, number: header.number }, last.justifications);
  } catch (error) {
    if (!isInvalidJustification(error)) throw error;
    const message = `the justification of block ${header.number} is false`;
    const refusal = new BlockError("INVALID_JUSTIFICATION", message, "Ask another node for it.", { cause: error });
    return { imported: outcome.imported - 1, refusal };
  }
  return outcome;
}

function importUntil(chain: LocalChain, blocks: readonly IncomingBlock[], until: number): ImportedBlocks {
  let imported = 0;
  for (const { hashed, body, justifications } of blocks) {
    try {
      chain.import(hashed, body);
    } catch (error) {
      if (!(error instanceof BlockError)) throw error;
      return { imported, refusal: error };
    }
    imported += 1;
    if (justifications !== undefined || performance.now() > until) break;
  }
  return { imported, refusal: undefined };
}
