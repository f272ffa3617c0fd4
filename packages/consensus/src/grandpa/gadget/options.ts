import type { ChainView } from "../chain.ts";
import type { VerifySignature } from "../justification/votes.ts";
import type { GrandpaSigner } from "../voter/options.ts";
import { defaultVotingRules, type VotingRule } from "../votingRule.ts";

/** Environment and settings of the gadget; durations are in milliseconds. */
export interface GrandpaOptions {
  readonly chain: ChainView;
  readonly verify: VerifySignature;
  /**
   * The keys of this node: it votes with the first that is in the set. None: it only follows. Looked at whenever a set
   * begins, and when `Grandpa.signersChanged` is told of new ones.
   */
  readonly signers: () => readonly GrandpaSigner[];
  readonly rules: readonly VotingRule[];
  /** Time in which a message reaches everybody, mostly. */
  readonly gossipDuration: number;
  /** Blocks of which one keeps its justification; those at which voters change always do. */
  readonly justificationPeriod: number;
  /**
   * Between two neighbor packets when nothing happens. Peers of the protocol's nodes may not repeat themselves within
   * 60 s.
   */
  readonly neighborPeriod: number;
  /** After which peers that do not move get everything once more. */
  readonly rebroadcastPeriod: number;
  /** After which a catch-up request is given up. */
  readonly catchUpTimeout: number;
}

/** Settings of the protocol's nodes (protocol: consensus §7.2); rebroadcasts are more frequent. */
export const defaultGrandpaOptions = {
  signers: () => [],
  rules: defaultVotingRules,
  gossipDuration: 333,
  justificationPeriod: 512,
  neighborPeriod: 120_000,
  rebroadcastPeriod: 30_000,
  catchUpTimeout: 45_000,
} as const satisfies Partial<GrandpaOptions>;
