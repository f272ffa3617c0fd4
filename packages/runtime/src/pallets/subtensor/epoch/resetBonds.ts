import type { State } from "../../../framework/index.ts";
import { Bonds, BondsResetOn, Uids } from "../storage/index.ts";
import { storageIndices } from "../subnets/mechanisms.ts";

/** Where a subnet allows it, removes all bonds that validators have with a neuron (protocol: consensus §3.18). */
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
