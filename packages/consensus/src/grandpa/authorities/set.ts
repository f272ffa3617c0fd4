import { type Codec, option, struct, u32, u64, vec } from "@opentao/codec";
import type { ChainView } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import { AuthorityList, BlockRef as BlockRefCodec } from "../messages/basics.ts";
import type { Authority, BlockRef } from "../types.ts";
import { validAuthorities } from "../voterSet.ts";
import type { PendingChange } from "./pending.ts";

/** The last block of a set of voters. */
export interface SetEnd {
  readonly setId: bigint;
  readonly lastBlock: number;
}

/** The voters, and the changes of them that are announced. Immutable: changes make new values. */
export interface AuthoritySet {
  readonly setId: bigint;
  readonly authorities: readonly Authority[];
  /** Changes that happen when their block is finalized, in the order of their announcement. */
  readonly scheduled: readonly PendingChange[];
  /** Changes that happen when their block is imported, one a chain. */
  readonly forced: readonly PendingChange[];
  /** The block at which the voters last changed by force: what it and its ancestors announced is past. */
  readonly forcedAt: BlockRef | undefined;
  /** Ends of earlier sets, for warp proofs. */
  readonly history: readonly SetEnd[];
}

const Pending = struct({
  authorities: AuthorityList,
  announced: BlockRefCodec,
  delay: u32,
  forcedAfter: option(u32),
});

/** Codec of a stored set. */
export const AuthoritySet: Codec<AuthoritySet> = struct({
  setId: u64,
  authorities: AuthorityList,
  scheduled: vec(Pending),
  forced: vec(Pending),
  forcedAt: option(BlockRefCodec),
  history: vec(struct({ setId: u64, lastBlock: u32 })),
});

/** The parts of the chain that changes are placed by. */
export type Descent = Pick<ChainView, "isDescendant">;

/**
 * A set at the block from which it votes: at genesis with number 0, or after a warp sync.
 *
 * @throws GrandpaError `INVALID_AUTHORITIES`
 */
export function authoritySet(authorities: readonly Authority[], setId = 0n): AuthoritySet {
  if (!validAuthorities(authorities)) {
    throw new GrandpaError("INVALID_AUTHORITIES", "voters are needed, each with a weight above zero");
  }
  return { setId, authorities, scheduled: [], forced: [], forcedAt: undefined, history: [] };
}
