import { bytesEqual, type Value } from "@opentao/codec";
import { ensure, type State, type WeighContext, type WeightSpec } from "../../framework/index.ts";
import { isEnding } from "../subtensorStorage/existence.ts";
import {
  Bonds,
  BondsResetOn,
  MechanismCountCurrent,
  SubnetEpochIndex,
  SubnetworkN,
  Uids,
} from "../subtensorStorage/index.ts";
import { storageIndices } from "../subtensorStorage/storageIndex.ts";
import { type Data, sizeOf } from "./data.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { CommitmentOf, LastBondsReset, LastCommitment, MaxSpace, TimelockedIndex, UsedSpaceOf } from "./storage.ts";
import type { CommitmentInfo } from "./types.ts";

type Info = Value<typeof CommitmentInfo>;

/** A commitment takes at least this much space, in bytes. */
const LEAST_SPACE = 100;

/** Picoseconds a byte to read and write the list of neurons with encrypted fields. */
const LIST_BYTE = 60_000;
/** Cost of reading and writing a row of bonds. */
const ROW = { refTime: 200_000_000, reads: 2, writes: 1 };

/**
 * Cost of a commitment: a reset of bonds looks at each row of them, a change of encrypted fields rewrites the list of
 * all.
 */
export function commitmentCost({ state }: WeighContext, netuid: number, { fields }: Info): WeightSpec {
  const base = {
    refTime: 38_000_000 + LIST_BYTE * (state.get(TimelockedIndex.key)?.length ?? 0),
    reads: 8,
    writes: 5,
  };
  if (!fields.some(({ type }) => type === "ResetBondsFlag")) return base;
  const rows = SubnetworkN.get(state, netuid) * MechanismCountCurrent.get(state, netuid);
  return {
    refTime: base.refTime + rows * ROW.refTime,
    reads: base.reads + rows * ROW.reads,
    writes: base.writes + rows * ROW.writes,
  };
}

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

/** Adds a neuron with encrypted fields to the index, and removes one that has none any more. */
function indexTimelocked(state: State, netuid: number, who: Uint8Array, isTimelocked: boolean): void {
  const neurons = TimelockedIndex.get(state);
  const others = neurons.filter(([subnet, account]) => subnet !== netuid || !bytesEqual(account, who));
  if (isTimelocked !== others.length < neurons.length)
    TimelockedIndex.set(state, isTimelocked ? [...others, [netuid, who]] : others);
}

/** Replaces what a neuron has committed to on a subnet (protocol: consensus §4.8, staking §7.10). */
export function setCommitment(state: State, who: Uint8Array, netuid: number, info: Info): void {
  ensure(!isEnding(state, netuid) && Uids.has(state, netuid, who), errors.AccountNotAllowedCommit);
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

/** Removes all bonds that validators have with a neuron, where the subnet allows it (protocol: consensus §3.18). */
export function resetBonds(state: State, netuid: number, hotkey: Uint8Array): void {
  const uid = Uids.get(state, netuid, hotkey);
  if (uid === undefined || !BondsResetOn.get(state, netuid)) return;
  for (const index of storageIndices(state, netuid)) {
    for (const [[, validator], row] of Bonds.entriesUnder(state, index)) {
      const kept = row.filter(([to]) => to !== uid);
      if (kept.length !== row.length) Bonds.set(state, index, validator, kept);
    }
  }
}
