/**
 * Checks of calls that set, commit or reveal weights (CheckWeights; protocol: consensus §7.6).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, fail, type State } from "../../../framework/index.ts";
import { MAIN_MECHANISM } from "../../../primitives/subnets.ts";
import { WeightCommits } from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { commitCalls } from "../calls/commits.ts";
import { weightCalls } from "../calls/weights.ts";
import { errors } from "../errors.ts";
import { isRevealable } from "../tempo/schedule.ts";
import { hashOfReveal, type Reveal } from "../weights/reveal.ts";
import { hasStakeForWeights } from "../weights/rules.ts";
import { checksOf } from "./checks.ts";

function ensureStake(state: State, hotkey: Uint8Array, netuids: readonly number[]): void {
  for (const netuid of new Set(netuids)) {
    ensure(hasStakeForWeights(state, hotkey, netuid), errors.NotEnoughStakeToSetWeights);
  }
}

function ensureSameLength(...lists: readonly (readonly unknown[])[]): void {
  ensure(
    lists.every((list) => list.length === lists[0]?.length),
    errors.InputLengthsUnequal,
  );
}

function ensureCommitted(state: State, hotkey: Uint8Array, reveal: Reveal): void {
  const index = storageIndex(reveal.netuid, reveal.mechanism);
  const commits = WeightCommits.get(state, index, hotkey) ?? fail(errors.NoWeightsCommitFound);
  const hash = hashOfReveal(hotkey, reveal);
  const [, epoch] = commits.find(([committed]) => bytesEqual(committed, hash)) ?? fail(errors.NoWeightsCommitFound);
  ensure(isRevealable(state, reveal.netuid, epoch), errors.RevealTooEarly);
}

const checkStake = (state: State, who: Uint8Array, { netuid }: { readonly netuid: number }): void =>
  ensureStake(state, who, [netuid]);

/** Checks of calls in {@link weightCalls}. */
export const openWeightChecks = checksOf(weightCalls, {
  setWeights: checkStake,
  setMechanismWeights: checkStake,
  batchSetWeights: (state, who, { netuids, weights, versionKeys }) => {
    ensureSameLength(netuids, weights, versionKeys);
    ensureStake(state, who, netuids);
  },
});

/** Checks of calls in {@link commitCalls}. */
export const commitChecks = checksOf(commitCalls, {
  commitWeights: checkStake,
  commitMechanismWeights: checkStake,
  commitTimelockedWeights: checkStake,
  commitTimelockedMechanismWeights: checkStake,
  commitCrv3MechanismWeights: checkStake,
  batchCommitWeights: (state, who, { netuids, commitHashes }) => {
    ensureSameLength(netuids, commitHashes);
    ensureStake(state, who, netuids);
  },
  revealWeights: (state, who, args) => {
    ensureStake(state, who, [args.netuid]);
    ensureCommitted(state, who, { ...args, mechanism: MAIN_MECHANISM });
  },
  revealMechanismWeights: (state, who, { mecid, ...weights }) => {
    ensureStake(state, who, [weights.netuid]);
    ensureCommitted(state, who, { ...weights, mechanism: mecid });
  },
  batchRevealWeights: (state, who, { netuid, uidsList, valuesList, saltsList, versionKeys }) => {
    ensureSameLength(uidsList, valuesList, saltsList, versionKeys);
    ensureStake(state, who, [netuid]);
    for (const [place, uids] of uidsList.entries()) {
      ensureCommitted(state, who, {
        netuid,
        mechanism: MAIN_MECHANISM,
        uids,
        values: valuesList[place] ?? [],
        salt: saltsList[place] ?? [],
        versionKey: versionKeys[place] ?? 0n,
      });
    }
  },
});
