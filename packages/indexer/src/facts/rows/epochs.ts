import type { EpochNeuronsTable, EpochsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { LAST_EPOCH } from "../block/items.ts";
import type { HotkeyAt } from "./registrations.ts";

/** Results of an epoch by UID, as the chain stores them. */
export interface EpochResults {
  readonly netuid: number;
  readonly active: readonly boolean[];
  readonly permits: readonly boolean[];
  readonly consensus: readonly number[];
  readonly dividends: readonly number[];
  readonly validatorTrust: readonly number[];
  readonly stakeWeight: readonly number[];
  /** Of the first mechanism. */
  readonly incentive: readonly number[];
  readonly emission: readonly bigint[];
}

/** Subnets whose epoch ran in a block. */
export function epochsIn(block: DecodedBlock): number[] {
  return block.changed(LAST_EPOCH).flatMap(({ keys: [netuid], value }) => (isIn(block, value) ? netuid : []));
}

function isIn({ head }: DecodedBlock, lastEpoch: bigint | undefined): boolean {
  return lastEpoch === BigInt(head.number);
}

/** The row of an epoch. */
export function epochRow({ head }: DecodedBlock, { netuid, emission }: EpochResults): EpochsTable {
  const total = emission.reduce((sum, alpha) => sum + alpha, 0n);
  return { height: head.number, netuid, neurons: emission.length, emission: total };
}

/** Rows of an epoch's neurons. Epochs run before a block's extrinsics: UIDs are those of the block before. */
export function epochNeuronRows(
  { head }: DecodedBlock,
  results: EpochResults,
  hotkeyAt: HotkeyAt,
): EpochNeuronsTable[] {
  const { netuid } = results;
  return results.emission.map((emission, uid) => ({
    height: head.number,
    netuid,
    uid,
    hotkey: hotkeyAt(netuid, uid) ?? null,
    active: results.active[uid] ?? false,
    validator_permit: results.permits[uid] ?? false,
    consensus: results.consensus[uid] ?? 0,
    dividends: results.dividends[uid] ?? 0,
    validator_trust: results.validatorTrust[uid] ?? 0,
    stake_weight: results.stakeWeight[uid] ?? 0,
    incentive: results.incentive[uid] ?? 0,
    emission,
  }));
}
