import type { Header } from "@opentao/codec/primitives";
import { GrandpaError } from "../errors.ts";
import { scheduledChange } from "../messages/digest.ts";
import type { Justification } from "../messages/justification.ts";
import { MAX_WARP_PROOF_BYTES } from "../messages/limits.ts";
import { WarpFragment, type WarpProof } from "../messages/warp.ts";
import type { Authority, BlockRef } from "../types.ts";
import { VoterSet } from "../voterSet.ts";
import { headerHash, verifyJustification } from "./justification.ts";
import type { VerifySignature } from "./votes.ts";

/** A set of voters with its number. */
export interface NumberedSet {
  readonly setId: bigint;
  readonly authorities: readonly Authority[];
}

/** End of a warp proof. */
export interface WarpResult {
  /** The voters after the last block of the proof. */
  readonly set: NumberedSet;
  /** The last block of the proof: it is finalized. */
  readonly header: Header;
  /** True when the sender can prove nothing beyond. */
  readonly finished: boolean;
}

/**
 * Verifies a warp proof from the voters at its start: each fragment is finalized by the voters before it and names the
 * next; only the last of a finished proof may name none (protocol: light-client §5).
 *
 * @throws GrandpaError `INVALID_WARP_PROOF`; `INVALID_COMMIT`, `INVALID_SIGNATURE`, `INVALID_ANCESTRY` of a fragment;
 * `INVALID_AUTHORITIES` when a fragment names voters that cannot be
 */
export function verifyWarpProof(proof: WarpProof, start: NumberedSet, verify: VerifySignature): WarpResult {
  const { fragments, finished } = proof;
  const last = fragments.at(-1);
  if (last === undefined) throw new GrandpaError("INVALID_WARP_PROOF", "the proof has no fragments");
  let set = start;
  let height = -1;
  for (const fragment of fragments) {
    const { header, justification } = fragment;
    const { target } = justification.commit;
    if (target.hash !== headerHash(header) || target.number !== header.number) {
      throw new GrandpaError("INVALID_WARP_PROOF", "a justification is not for its fragment's header");
    }
    if (header.number <= height) throw new GrandpaError("INVALID_WARP_PROOF", "the fragments are out of order");
    height = header.number;
    verifyJustification(justification, set.setId, new VoterSet(set.authorities), verify);
    const change = scheduledChange(header);
    if (change === undefined && (fragment !== last || !finished)) {
      throw new GrandpaError("INVALID_WARP_PROOF", `block ${header.number} does not name the next voters`);
    }
    if (change === undefined) continue;
    if (change.delay > 0) {
      throw new GrandpaError("INVALID_WARP_PROOF", `block ${header.number} names voters that take over later`);
    }
    set = { setId: set.setId + 1n, authorities: change.authorities };
  }
  return { set, header: last.header, finished };
}

/** Source of the headers and justifications of a warp proof. */
export interface WarpSource {
  /** Header of the finalized block at a height. */
  header(number: number): Header | undefined;
  /** The justification that is kept with the finalized block at a height. */
  justification(number: number): Justification | undefined;
  /** The justification of the highest block that has one. */
  latest(): Justification | undefined;
}

/**
 * Makes a warp proof from a finalized block on, as far as fits into the size that peers accept.
 *
 * @param lastBlocks - heights of the last blocks of the sets that ended after the start, in order
 * @throws GrandpaError `MISSING_DATA`
 */
export function makeWarpProof(start: BlockRef, lastBlocks: readonly number[], source: WarpSource): WarpProof {
  const fragments: WarpFragment[] = [];
  let room = MAX_WARP_PROOF_BYTES - 64;
  const fits = (fragment: WarpFragment): boolean => {
    room -= WarpFragment.encode(fragment).length;
    return room > 0;
  };
  for (const number of lastBlocks) {
    const header = source.header(number);
    if (header === undefined) throw new GrandpaError("MISSING_DATA", `the header of block ${number} is not there`);
    // The voters were changed by force: no chain of trust leads further.
    if (scheduledChange(header)?.delay !== 0) return { fragments, finished: true };
    const justification = source.justification(number);
    if (justification === undefined) {
      throw new GrandpaError("MISSING_DATA", `the justification of block ${number} is not there`);
    }
    const fragment = { header, justification };
    if (!fits(fragment)) return { fragments, finished: false };
    fragments.push(fragment);
  }
  const proven = fragments.at(-1)?.header.number;
  const latest = source.latest();
  const height = latest?.commit.target.number ?? -1;
  if (latest !== undefined && (proven === undefined ? height >= start.number : height > proven)) {
    const header = source.header(height);
    if (header === undefined) throw new GrandpaError("MISSING_DATA", `the header of block ${height} is not there`);
    const fragment = { header, justification: latest };
    if (!fits(fragment)) return { fragments, finished: false };
    fragments.push(fragment);
  }
  return { fragments, finished: true };
}
