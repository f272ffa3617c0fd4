/**
 * Commits of weights: by hash, revealed by their author, or encrypted to a future drand round, revealed by the chain
 * (protocol: consensus §5.5-5.6).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { ensure, fail, type State } from "../../../framework/index.ts";
import {
  CommitRevealWeightsEnabled,
  CommitRevealWeightsVersion,
  TimelockedWeightCommits,
  Uids,
  WeightCommits,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { recordUpdate } from "../neurons/lists.ts";
import { ensureMechanismExists } from "../subnets/ensureExists.ts";
import { currentEpoch, isExpired } from "../tempo/schedule.ts";
import { passesWeightsRateLimit } from "./rules.ts";

/** Most commits of a hotkey that wait for their reveal. */
const MAX_OPEN_COMMITS = 10;

/** A commit by hash, as it is stored: hash, epoch, block, and a field that is no longer used. */
export type HashCommit = [hash: Uint8Array, epoch: bigint, block: bigint, unused: bigint];

/** The commits from the first that has not expired; expired ones stand in front because epochs only grow. */
export function splitExpired(
  state: State,
  netuid: number,
  commits: readonly HashCommit[],
): { readonly expired: HashCommit[]; readonly open: HashCommit[] } {
  const first = commits.findIndex(([, epoch]) => !isExpired(state, netuid, epoch));
  const count = first === -1 ? commits.length : first;
  return { expired: commits.slice(0, count), open: commits.slice(count) };
}

/** Uid of a hotkey that may commit now. */
function ensureMayCommit(state: State, hotkey: Uint8Array, netuid: number, mechanism: number): number {
  const uid = Uids.get(state, netuid, hotkey) ?? fail(errors.HotKeyNotRegisteredInSubNet);
  const isInTime = passesWeightsRateLimit(state, netuid, storageIndex(netuid, mechanism), uid);
  ensure(isInTime, errors.CommittingWeightsTooFast);
  return uid;
}

/** Stores the hash of weights that are revealed later. */
export function commitWeights(
  state: State,
  hotkey: Uint8Array,
  netuid: number,
  mechanism: number,
  hash: Uint8Array,
): void {
  ensureMechanismExists(state, netuid, mechanism);
  ensure(CommitRevealWeightsEnabled.get(state, netuid), errors.CommitRevealDisabled);
  const uid = ensureMayCommit(state, hotkey, netuid, mechanism);
  const index = storageIndex(netuid, mechanism);
  const { open } = splitExpired(state, netuid, WeightCommits.get(state, index, hotkey) ?? []);
  ensure(open.length < MAX_OPEN_COMMITS, errors.TooManyUnrevealedCommits);
  WeightCommits.set(state, index, hotkey, [...open, [hash, currentEpoch(state, netuid), now(state), 0n]]);
  state.deposit(events.WeightsCommitted([hotkey, index, hash]));
  recordUpdate(state, index, uid);
}

/** Encrypted weights as a validator gives them. */
export interface TimelockedCommit {
  readonly netuid: number;
  readonly mechanism: number;
  readonly ciphertext: Uint8Array;
  /** Drand round whose signature decrypts them. */
  readonly round: bigint;
  readonly version: number;
}

/** Stores encrypted weights until the chain can decrypt them. */
export function commitTimelockedWeights(state: State, hotkey: Uint8Array, commit: TimelockedCommit): void {
  const { netuid, mechanism, ciphertext, round, version } = commit;
  ensureMechanismExists(state, netuid, mechanism);
  ensure(CommitRevealWeightsEnabled.get(state, netuid), errors.CommitRevealDisabled);
  ensure(version === CommitRevealWeightsVersion.get(state), errors.IncorrectCommitRevealVersion);
  const uid = ensureMayCommit(state, hotkey, netuid, mechanism);
  const index = storageIndex(netuid, mechanism);
  const epoch = currentEpoch(state, netuid);
  const commits = TimelockedWeightCommits.get(state, index, epoch);
  const own = commits.filter(([account]) => bytesEqual(account, hotkey));
  ensure(own.length < MAX_OPEN_COMMITS, errors.TooManyUnrevealedCommits);
  TimelockedWeightCommits.set(state, index, epoch, [...commits, [hotkey, now(state), ciphertext, round]]);
  state.deposit(events.TimelockedWeightsCommitted([hotkey, index, blake2b256(ciphertext), round]));
  recordUpdate(state, index, uid);
}
