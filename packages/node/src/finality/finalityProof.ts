import { bytes, fixedBytes, fromHex, struct, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { type AuthoritySet, setAt } from "@opentao/consensus";
import type { ChainReader } from "../chain/interface.ts";
import type { FinalityProofInput } from "../jobs/interface.ts";

/** Proof that a block is finalized: a block at or above it with its justification, and the headers between. */
export const FinalityProof = struct({ block: fixedBytes(32), justification: bytes(), unknownHeaders: vec(Header) });

/** Most headers of one proof, and most bytes of them: as hex digits they fit into a response of JSON-RPC. */
const MAX_HEADERS = 16_384;
const MAX_BYTES = 6 * 1024 * 1024;

/**
 * Returns the input of {@link proveFinality}; `undefined` when it is not known who voted at that height.
 */
export function proofInput(authorities: AuthoritySet, number: number): FinalityProofInput | undefined {
  const set = setAt(authorities, number);
  if (set.kind === "unknown") return undefined;
  return { number, lastBlock: set.kind === "current" ? undefined : set.end.lastBlock };
}

/**
 * Returns the encoded proof that the block at a height is finalized, with no more headers than a proof may have;
 * `undefined` when there is none.
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

/** Returns, of the blocks that the voters of a height finalized, the last one whose justification is here. */
function provenAbove(chain: ChainReader, lastBlock: number | undefined) {
  if (lastBlock === undefined) {
    const latest = chain.latestJustification();
    return latest && { ...latest.block, justification: latest.bytes };
  }
  const hash = chain.hashAt(lastBlock);
  const justification = hash && chain.justification(hash);
  return hash && justification && { hash, number: lastBlock, justification };
}
