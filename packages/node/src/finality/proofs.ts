import type { Header } from "@opentao/codec/primitives";
import {
  type AuthoritySet,
  type WarpSource as ConsensusWarpSource,
  decodeJustification,
  GrandpaError,
  Justification,
  lastBlocksAfter,
  makeWarpProof,
} from "@opentao/consensus";
import type { Hash, LocalChain } from "../chain/index.ts";
import type { WarpProof } from "../network/requests/index.ts";

/** Chain, as far as proofs are made of it. */
export type ProvenChain = Pick<
  LocalChain,
  "finalized" | "header" | "hashAt" | "justification" | "latestJustification" | "genesisHash"
>;

/** Returns the steps from a finalized block to the newest, for a warp; `undefined` when they are not known. */
export function warpProof(chain: ProvenChain, authorities: AuthoritySet, from: Hash): WarpProof | undefined {
  const number = chain.header(from)?.number;
  if (number === undefined || number > chain.finalized().number || chain.hashAt(number) !== from) return undefined;
  const firstKnown = authorities.history[0]?.setId ?? authorities.setId;
  // A node that came here by a warp itself knows genesis, but not which voters led away from there.
  if (number === 0 && firstKnown !== 0n) return undefined;
  const lastBlocks = lastBlocksAfter(authorities, number);
  if (lastBlocks === undefined) return undefined;
  const proof = orUnknown(() => makeWarpProof({ hash: from, number }, lastBlocks, sourceOf(chain)));
  return (
    proof && {
      fragments: proof.fragments.map(({ header, justification }) => ({
        header,
        justification: Justification.encode(justification),
      })),
      finished: proof.finished,
    }
  );
}

function sourceOf(chain: ProvenChain): ConsensusWarpSource {
  const latest = chain.latestJustification();
  return {
    header: (number) => headerAt(chain, number),
    justification: (number) => {
      const hash = chain.hashAt(number);
      const encoded = hash && chain.justification(hash);
      return encoded && decodeJustification(encoded);
    },
    latest: () => latest && decodeJustification(latest.bytes),
  };
}

/** Returns `undefined` for data that the database does not hold (any more). */
function orUnknown<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof GrandpaError && error.code === "MISSING_DATA") return undefined;
    throw error;
  }
}

function headerAt(chain: ProvenChain, number: number): Header | undefined {
  const hash = chain.hashAt(number);
  return hash && chain.header(hash);
}
