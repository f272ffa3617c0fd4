/**
 * Calls that set weights in the open (protocol: consensus §5.1).
 *
 * @packageDocumentation
 */

import { compact, tuple, u16, u64 } from "@opentao/codec";
import { call, ensure, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { MAIN_MECHANISM, MechId, NetUid } from "../../../primitives/subnets.ts";
import { errors } from "../errors.ts";
import { runBatch } from "../weights/batch.ts";
import { batchPays } from "../weights/free.ts";
import { setWeightsDirectly } from "../weights/set.ts";
import { batchOf, withUids } from "./costs.ts";
import { withParents } from "./listCosts.ts";
import { listOf, Row, rowOf } from "./weightLists.ts";

/** To set weights, besides their UIDs. The protocol declares what 4,096 UIDs take. */
const SET = { refTime: 103_092_000, reads: 18, writes: 2 };
const BATCH = { refTime: 20_000_000 };

/** Calls of the subject. */
export const weightCalls = palletCalls({
  setWeights: call({
    index: 0,
    args: { netuid: NetUid, dests: Row, weights: Row, versionKey: u64 },
    weight: (context, { netuid, dests }) => withParents(withUids(SET, dests.length), context, [netuid]),
    pays: (_, { dests }) => dests.length === 0,
    docs: "Sets the caller's weights on a subnet: UIDs, their weights, and the version of the caller's code.",
    dispatch: ({ state, origin }, { netuid, dests, weights, versionKey }) => {
      const hotkey = ensureSigned(origin);
      setWeightsDirectly(state, hotkey, {
        netuid,
        mechanism: MAIN_MECHANISM,
        uids: dests,
        values: weights,
        versionKey,
      });
    },
  }),

  setMechanismWeights: call({
    index: 119,
    args: { netuid: NetUid, mecid: MechId, dests: Row, weights: Row, versionKey: u64 },
    weight: (context, { netuid, dests }) => withParents(withUids(SET, dests.length), context, [netuid]),
    pays: (_, { dests }) => dests.length === 0,
    docs: "Sets the caller's weights on one mechanism of a subnet.",
    dispatch: ({ state, origin }, { netuid, mecid, dests, weights, versionKey }) => {
      const hotkey = ensureSigned(origin);
      setWeightsDirectly(state, hotkey, { netuid, mechanism: mecid, uids: dests, values: weights, versionKey });
    },
  }),

  batchSetWeights: call({
    index: 80,
    args: {
      netuids: listOf(compact(NetUid)),
      weights: listOf(rowOf(tuple(compact(u16), compact(u16)))),
      versionKeys: listOf(compact(u64)),
    },
    weight: (context, { netuids, weights }) => {
      const uids = weights.reduce((sum, row) => sum + row.length, 0);
      return withParents(batchOf(BATCH, SET, netuids.length, uids), context, netuids);
    },
    pays: (_, { netuids }) => batchPays(netuids),
    docs: "Sets the caller's weights on several subnets. What fails is told as an event and stops nothing.",
    dispatch: ({ state, origin }, { netuids, weights, versionKeys }) => {
      const hotkey = ensureSigned(origin);
      ensure(netuids.length === weights.length && weights.length === versionKeys.length, errors.InputLengthsUnequal);
      const items = netuids.map((netuid, place) => {
        const row = weights[place] ?? [];
        const given = {
          netuid,
          mechanism: MAIN_MECHANISM,
          uids: row.map(([uid]) => uid),
          values: row.map(([, value]) => value),
          versionKey: versionKeys[place] ?? 0n,
        };
        return { netuid, run: () => setWeightsDirectly(state, hotkey, given) };
      });
      return runBatch(state, hotkey, items);
    },
  }),
});
