import { bytes, fixedBytes, fromHex, struct, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { type AuthoritySet, setAt } from "@opentao/consensus";
import type { ChainReader } from "../chain/interface.ts";
import type { FinalityProofInput } from "../jobs/interface.ts";

/** That a block is final: a block at or above it with its justification, and the headers above it up to that one. */
export const FinalityProof = struct({ block: fixedBytes(32), justification: bytes(), unknownHeaders: vec(Header) });

/** Most headers of one proof, and most bytes of them: as hex digits they fit into an answer of JSON-RPC. */
const MAX_HEADERS = 16_384;
const MAX_BYTES = 6 * 1024 * 1024;

/**
 * What {@link proveFinality} needs to know of the voters; `undefined` when it is not known who voted at that height.
 */
export function proofInput(authorities: AuthoritySet, number: number): FinalityProofInput | undefined {
  const set = setAt(authorities, number);
  if (set.kind === "unknown") return undefined;
  return { number, lastBlock: set.kind === "current" ? undefined : set.end.lastBlock };
}

/**
 * The encoded proof that the block at a height is final, with no more headers than a proof may have; `undefined` when
 * there is none.
 */
export function proveFinality(chain: ChainReader, { number, lastBlock }: FinalityProofInput): Uint8Array | undefined {
  if (number > chain.finalized().number) return undefined;
  const proven = provenAbove(chain, lastBlock);
  if (proven === undefined || proven.number < number) return undefined;
  const unknownHeaders: Header[] = [];
  let length = proven.justification.length;
  for (let height = number + 1; height <= proven.number && unknownHeaders.length < MAX_HEADERS; height += 1) {
    const hash = chain.hashAt(height);
    const header = hash && chain.header(hash);
    if (header === undefined) return undefined;
    length += Header.encode(header).length;
    if (length > MAX_BYTES) break;
    unknownHeaders.push(header);
  }
  return FinalityProof.encode({ block: fromHex(proven.hash), justification: proven.justification, unknownHeaders });
}

/** Of the blocks that the voters of a height made final, the last one whose justification is here. */
function provenAbove(chain: ChainReader, lastBlock: number | undefined) {
  if (lastBlock === undefined) {
    const latest = chain.latestJustification();
    return latest && { ...latest.block, justification: latest.bytes };
  }
  const hash = chain.hashAt(lastBlock);
  const justification = hash && chain.justification(hash);
  return hash && justification && { hash, number: lastBlock, justification };
}
