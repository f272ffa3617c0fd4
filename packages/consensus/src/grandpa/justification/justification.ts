import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { type Ancestry, type ChainView, descendsFrom } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import type { Commit } from "../messages/commit.ts";
import type { Justification } from "../messages/justification.ts";
import type { BlockHash, BlockRef } from "../types.ts";
import type { VoterSet } from "../voterSet.ts";
import { lowestTarget, minimalCommit, validateCommit } from "./commit.ts";
import { checkVotes, countVotes, type VerifySignature } from "./votes.ts";

/** Hash of a header. */
export function headerHash(header: Header): BlockHash {
  return toHex(blake2b256(Header.encode(header)));
}

/**
 * Makes the justification of a valid commit: the fewest votes, and the headers from them down to the lowest.
 *
 * @throws GrandpaError `MISSING_DATA` when a header on the way is not known
 */
export function makeJustification(
  round: bigint,
  commit: Commit,
  voters: VoterSet,
  chain: Pick<ChainView, "header" | "parent">,
): Justification {
  const minimal = minimalCommit(commit, voters, chain);
  const base = lowestTarget(minimal.precommits);
  const ancestry = new Map<BlockHash, Header>();
  for (const { target } of minimal.precommits) {
    let hash = target.hash;
    for (let number = target.number; number > base.number && !ancestry.has(hash); number -= 1) {
      const header = chain.header(hash);
      if (header === undefined) throw new GrandpaError("MISSING_DATA", `the header of ${hash} is not known`);
      ancestry.set(hash, header);
      hash = toHex(header.parentHash);
    }
  }
  return { round, commit: minimal, ancestry: [...ancestry.values()] };
}

/** Hashes of the blocks from the votes down to the lowest of them, that one left out. */
function routesOf({ commit: { precommits } }: Justification, chain: Ancestry): Set<BlockHash> {
  const base = lowestTarget(precommits);
  const visited = new Set<BlockHash>();
  for (const { target } of precommits) {
    if (!descendsFrom(chain, base, target)) {
      throw new GrandpaError("INVALID_ANCESTRY", "headers do not lead from a vote to the lowest one");
    }
    let at: BlockRef | undefined = target;
    while (at !== undefined && at.number > base.number) {
      visited.add(at.hash);
      at = chain.parent(at.hash);
    }
  }
  return visited;
}

/**
 * Verifies a justification against a set of voters: weights above two thirds, signatures, ancestry, and no header that
 * is not needed (protocol: light-client §4).
 *
 * @throws GrandpaError `INVALID_COMMIT`, `INVALID_SIGNATURE`, `INVALID_ANCESTRY`
 */
export function verifyJustification(
  justification: Justification,
  setId: bigint,
  voters: VoterSet,
  verify: VerifySignature,
): void {
  const { round, commit, ancestry } = justification;
  countVotes(commit.precommits, voters);
  // Votes are walked down to the lowest one by one: the number of votes and headers bounds the steps.
  const parents = new Map<BlockHash, BlockRef>(
    ancestry.map((header) => [headerHash(header), { hash: toHex(header.parentHash), number: header.number - 1 }]),
  );
  const chain: Ancestry = { parent: (hash) => parents.get(hash) };
  validateCommit(commit, voters, chain);
  checkVotes("Precommit", commit.precommits, { round, setId, voters, verify });
  const visited = routesOf(justification, chain);
  // Every visited block above the base has a header, so equal numbers mean that none is left over.
  if (ancestry.length !== visited.size) {
    throw new GrandpaError("INVALID_ANCESTRY", "the justification has headers that lead nowhere");
  }
}
