/**
 * Reveals of weights that were committed by hash (protocol: consensus §5.5).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, fail, type State } from "../../../framework/index.ts";
import { MAIN_MECHANISM } from "../../../primitives/subnets.ts";
import { CommitRevealWeightsEnabled, WeightCommits } from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { isRevealable } from "../tempo/schedule.ts";
import { type HashCommit, splitExpired } from "./commit.ts";
import { commitHash } from "./commitHash.ts";
import { type GivenWeights, setWeights } from "./set.ts";

/** Weights and the salt with which they were hashed. */
export interface Reveal extends GivenWeights {
  readonly salt: readonly number[];
}

const positionOf = (commits: readonly HashCommit[], hash: Uint8Array) =>
  commits.findIndex(([committed]) => bytesEqual(committed, hash));

/** Hash that must have been committed for weights to be revealed. */
export function hashOfReveal(hotkey: Uint8Array, reveal: Reveal): Uint8Array {
  const { netuid, mechanism, uids, values, salt, versionKey } = reveal;
  return commitHash(hotkey, storageIndex(netuid, mechanism), uids, values, salt, versionKey);
}

/** Commits of a hotkey, those that have expired apart. */
function commitsOf(state: State, hotkey: Uint8Array, netuid: number, index: number) {
  ensure(CommitRevealWeightsEnabled.get(state, netuid), errors.CommitRevealDisabled);
  const commits = WeightCommits.get(state, index, hotkey) ?? fail(errors.NoWeightsCommitFound);
  return splitExpired(state, netuid, commits);
}

function storeCommits(state: State, hotkey: Uint8Array, index: number, commits: HashCommit[]): void {
  if (commits.length === 0) WeightCommits.delete(state, index, hotkey);
  else WeightCommits.set(state, index, hotkey, commits);
}

function ensureRevealable(state: State, netuid: number, commit: HashCommit | undefined): void {
  ensure(commit !== undefined && isRevealable(state, netuid, commit[1]), errors.RevealTooEarly);
}

/** Shows the weights of a commit and sets them. Earlier commits of the hotkey are dropped. */
export function revealWeights(state: State, hotkey: Uint8Array, reveal: Reveal): void {
  const index = storageIndex(reveal.netuid, reveal.mechanism);
  const { expired, open } = commitsOf(state, hotkey, reveal.netuid, index);
  const hash = hashOfReveal(hotkey, reveal);
  const hasExpired = positionOf(expired, hash) !== -1;
  if (open.length === 0) fail(hasExpired ? errors.ExpiredWeightCommit : errors.NoWeightsCommitFound);
  const position = positionOf(open, hash);
  if (position === -1) fail(hasExpired ? errors.ExpiredWeightCommit : errors.InvalidRevealCommitHashNotMatch);
  ensureRevealable(state, reveal.netuid, open[position]);
  storeCommits(state, hotkey, index, open.slice(position + 1));
  setWeights(state, hotkey, reveal);
  state.deposit(events.WeightsRevealed([hotkey, index, hash]));
}

/**
 * Shows the weights of several commits on one subnet's main mechanism and sets them one after the other, all or none.
 */
export function revealWeightsBatch(state: State, hotkey: Uint8Array, netuid: number, reveals: readonly Reveal[]): void {
  const index = storageIndex(netuid, MAIN_MECHANISM);
  const { expired, open } = commitsOf(state, hotkey, netuid, index);
  const hashes = reveals.map((reveal) => hashOfReveal(hotkey, reveal));
  for (const hash of hashes) {
    const position = positionOf(open, hash);
    const hasExpired = positionOf(expired, hash) !== -1;
    if (position === -1) fail(hasExpired ? errors.ExpiredWeightCommit : errors.InvalidRevealCommitHashNotMatch);
    ensureRevealable(state, netuid, open[position]);
  }
  let left = open;
  for (const [number, reveal] of reveals.entries()) {
    const position = positionOf(left, hashes[number] ?? new Uint8Array());
    ensure(position !== -1, errors.InvalidRevealCommitHashNotMatch);
    left = left.filter((_commit, place) => place !== position);
    setWeights(state, hotkey, reveal);
  }
  storeCommits(state, hotkey, index, left);
  state.deposit(events.WeightsBatchRevealed([hotkey, netuid, hashes]));
}
