import { bytesEqual, type Value } from "@opentao/codec";
import { ensure, type State } from "../../framework/index.ts";
import { resetBonds } from "../subtensor/epoch/resetBonds.ts";
import { SubnetEpochIndex, Uids } from "../subtensor/storage/index.ts";
import { type Data, sizeOf } from "./data.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { CommitmentOf, LastBondsReset, LastCommitment, MaxSpace, TimelockedIndex, UsedSpaceOf } from "./storage.ts";
import type { CommitmentInfo } from "./types.ts";

/** A commitment takes at least this much space, in bytes. */
const LEAST_SPACE = 100;

/** Counts a commitment against the space that its neuron has until the next epoch. */
function useSpace(state: State, netuid: number, who: Uint8Array, fields: readonly Data[]): void {
  const required = BigInt(
    Math.max(
      LEAST_SPACE,
      fields.reduce((sum, field) => sum + sizeOf(field), 0),
    ),
  );
  const lastEpoch = SubnetEpochIndex.get(state, netuid);
  const before = UsedSpaceOf.get(state, netuid, who);
  const usedSpace = (before?.lastEpoch === lastEpoch ? before.usedSpace : 0n) + required;
  ensure(usedSpace <= BigInt(MaxSpace.get(state)), errors.SpaceLimitExceeded);
  UsedSpaceOf.set(state, netuid, who, { lastEpoch, usedSpace });
}

/** Remembers who has encrypted fields, and forgets who has none any more. */
function indexTimelocked(state: State, netuid: number, who: Uint8Array, isTimelocked: boolean): void {
  TimelockedIndex.mutate(state, (neurons) => {
    const others = neurons.filter(([subnet, account]) => subnet !== netuid || !bytesEqual(account, who));
    return isTimelocked ? [...others, [netuid, who]] : others;
  });
}

/** Replaces what a neuron has committed to on a subnet (protocol: consensus §4.8, staking §7.10). */
export function setCommitment(state: State, who: Uint8Array, netuid: number, info: Value<typeof CommitmentInfo>): void {
  ensure(Uids.has(state, netuid, who), errors.AccountNotAllowedCommit);
  const { fields } = info;
  const block = state.blockNumber;
  if (fields.some(({ type }) => type === "ResetBondsFlag")) {
    LastBondsReset.set(state, netuid, who, block);
    resetBonds(state, netuid, who);
  }
  useSpace(state, netuid, who, fields);
  CommitmentOf.set(state, netuid, who, { deposit: 0n, block, info });
  LastCommitment.set(state, netuid, who, block);
  const timelocked = fields.find((field) => field.type === "TimelockEncrypted");
  indexTimelocked(state, netuid, who, timelocked !== undefined);
  state.deposit(
    timelocked === undefined
      ? events.Commitment({ netuid, who })
      : events.TimelockCommitment({ netuid, who, revealRound: timelocked.value.revealRound }),
  );
}
