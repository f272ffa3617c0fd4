/**
 * Calls that commit weights and reveal them later (protocol: consensus §5.1, §5.5-5.6).
 *
 * @packageDocumentation
 */

import { compact, H256, u16, u64 } from "@opentao/codec";
import {
  call,
  ensure,
  ensureSigned,
  palletCalls,
  type WeighContext,
  type WeightSpec,
} from "../../../framework/index.ts";
import { MAIN_MECHANISM, MechId, NetUid } from "../../../primitives/subnets.ts";
import { WeightCiphertext } from "../../subtensorStorage/types.ts";
import { errors } from "../errors.ts";
import { runBatch } from "../weights/batch.ts";
import { commitTimelockedWeights, commitWeights } from "../weights/commit.ts";
import { batchPays, batchRevealPays, revealPays } from "../weights/free.ts";
import { revealWeights, revealWeightsBatch } from "../weights/reveal.ts";
import { batchOf, withUids } from "./costs.ts";
import { timelockedCommit, withParents } from "./listCosts.ts";
import { listOf, Row } from "./weightLists.ts";

/** Version of encrypted weights that the call without a version argument stands for. */
const CRV3_VERSION = 4;

const COMMIT = { refTime: 69_049_000, reads: 13, writes: 2 };
/** To reveal weights, besides their UIDs. */
const REVEAL = { refTime: 122_000_000, reads: 22, writes: 3 };
const BATCH = { refTime: 80_000_000, reads: 2 };

/** A commit to encrypted weights. */
const timelocked = (base: WeightSpec, context: WeighContext, netuid: number, mecid: number): WeightSpec =>
  withParents(timelockedCommit(base, context, netuid, mecid), context, [netuid]);

/** Calls of the subject. */
export const commitCalls = palletCalls({
  commitWeights: call({
    index: 96,
    args: { netuid: NetUid, commitHash: H256 },
    weight: (context, { netuid }) => withParents(COMMIT, context, [netuid]),
    pays: false,
    docs: "Commits the caller to weights by their hash.",
    dispatch: ({ state, origin }, { netuid, commitHash }) =>
      commitWeights(state, ensureSigned(origin), netuid, MAIN_MECHANISM, commitHash),
  }),

  commitMechanismWeights: call({
    index: 115,
    args: { netuid: NetUid, mecid: MechId, commitHash: H256 },
    weight: (context, { netuid }) => withParents({ refTime: 55_130_000, reads: 7, writes: 2 }, context, [netuid]),
    pays: false,
    docs: "Commits the caller to weights on one mechanism by their hash.",
    dispatch: ({ state, origin }, { netuid, mecid, commitHash }) =>
      commitWeights(state, ensureSigned(origin), netuid, mecid, commitHash),
  }),

  batchCommitWeights: call({
    index: 100,
    args: { netuids: listOf(compact(NetUid)), commitHashes: listOf(H256) },
    weight: (context, { netuids }) => withParents(batchOf(BATCH, COMMIT, netuids.length), context, netuids),
    pays: (_, { netuids }) => batchPays(netuids),
    docs: "Commits the caller to weights on several subnets. What fails is told as an event and stops nothing.",
    dispatch: ({ state, origin }, { netuids, commitHashes }) => {
      const hotkey = ensureSigned(origin);
      ensure(netuids.length === commitHashes.length, errors.InputLengthsUnequal);
      const items = commitHashes.map((hash, place) => {
        const netuid = netuids[place] ?? 0;
        return { netuid, run: () => commitWeights(state, hotkey, netuid, MAIN_MECHANISM, hash) };
      });
      return runBatch(state, hotkey, items);
    },
  }),

  revealWeights: call({
    index: 97,
    args: { netuid: NetUid, uids: Row, values: Row, salt: Row, versionKey: u64 },
    weight: (context, { netuid, uids }) => withParents(withUids(REVEAL, uids.length), context, [netuid]),
    pays: (_, { uids, salt }) => revealPays(uids, salt),
    docs: "Reveals weights that the caller committed to.",
    dispatch: ({ state, origin }, args) =>
      revealWeights(state, ensureSigned(origin), { ...args, mechanism: MAIN_MECHANISM }),
  }),

  revealMechanismWeights: call({
    index: 116,
    args: { netuid: NetUid, mecid: MechId, uids: Row, values: Row, salt: Row, versionKey: u64 },
    weight: (context, { netuid, uids }) => withParents(withUids(REVEAL, uids.length), context, [netuid]),
    pays: (_, { uids, salt }) => revealPays(uids, salt),
    docs: "Reveals weights on one mechanism that the caller committed to.",
    dispatch: ({ state, origin }, { mecid, ...weights }) =>
      revealWeights(state, ensureSigned(origin), { ...weights, mechanism: mecid }),
  }),

  batchRevealWeights: call({
    index: 98,
    args: {
      netuid: NetUid,
      uidsList: listOf(Row),
      valuesList: listOf(Row),
      saltsList: listOf(Row),
      versionKeys: listOf(u64),
    },
    weight: (context, { netuid, uidsList }) => {
      const uids = uidsList.reduce((sum, list) => sum + list.length, 0);
      const asked = [netuid, ...uidsList.map(() => netuid)];
      return withParents(batchOf(BATCH, REVEAL, uidsList.length, uids), context, asked);
    },
    pays: (_, { uidsList, saltsList }) => batchRevealPays(uidsList, saltsList),
    docs: "Reveals several commits of the caller on one subnet, all or none.",
    dispatch: ({ state, origin }, { netuid, uidsList, valuesList, saltsList, versionKeys }) => {
      const hotkey = ensureSigned(origin);
      const isEven = [valuesList, saltsList, versionKeys].every((list) => list.length === uidsList.length);
      ensure(isEven, errors.InputLengthsUnequal);
      const reveals = uidsList.map((uids, place) => ({
        netuid,
        mechanism: MAIN_MECHANISM,
        uids,
        values: valuesList[place] ?? [],
        salt: saltsList[place] ?? [],
        versionKey: versionKeys[place] ?? 0n,
      }));
      revealWeightsBatch(state, hotkey, netuid, reveals);
    },
  }),

  commitTimelockedWeights: call({
    index: 113,
    args: { netuid: NetUid, commit: WeightCiphertext, revealRound: u64, commitRevealVersion: u16 },
    weight: (context, { netuid }) =>
      timelocked({ refTime: 86_951_000, reads: 14, writes: 2 }, context, netuid, MAIN_MECHANISM),
    pays: false,
    docs: "Commits the caller to encrypted weights that the chain reveals with a drand round.",
    dispatch: ({ state, origin }, { netuid, commit, revealRound, commitRevealVersion }) =>
      commitTimelockedWeights(state, ensureSigned(origin), {
        netuid,
        mechanism: MAIN_MECHANISM,
        ciphertext: commit,
        round: revealRound,
        version: commitRevealVersion,
      }),
  }),

  commitTimelockedMechanismWeights: call({
    index: 118,
    args: { netuid: NetUid, mecid: MechId, commit: WeightCiphertext, revealRound: u64, commitRevealVersion: u16 },
    weight: (context, { netuid, mecid }) =>
      timelocked({ refTime: 84_020_000, reads: 14, writes: 2 }, context, netuid, mecid),
    pays: false,
    docs: "Commits the caller to encrypted weights on one mechanism.",
    dispatch: ({ state, origin }, { netuid, mecid, commit, revealRound, commitRevealVersion }) =>
      commitTimelockedWeights(state, ensureSigned(origin), {
        netuid,
        mechanism: mecid,
        ciphertext: commit,
        round: revealRound,
        version: commitRevealVersion,
      }),
  }),

  commitCrv3MechanismWeights: call({
    index: 117,
    args: { netuid: NetUid, mecid: MechId, commit: WeightCiphertext, revealRound: u64 },
    weight: (context, { netuid, mecid }) =>
      timelocked({ refTime: 77_750_000, reads: 14, writes: 2 }, context, netuid, mecid),
    pays: false,
    docs: "Commits the caller to encrypted weights on one mechanism, in the version that this call has always meant.",
    dispatch: ({ state, origin }, { netuid, mecid, commit, revealRound }) =>
      commitTimelockedWeights(state, ensureSigned(origin), {
        netuid,
        mechanism: mecid,
        ciphertext: commit,
        round: revealRound,
        version: CRV3_VERSION,
      }),
  }),
});
