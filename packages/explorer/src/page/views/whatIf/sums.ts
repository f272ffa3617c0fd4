import { type EpochEarnings, totalOf } from "@opentao/runtime/replay";
import type { WhatIfAnswer } from "../../../replay/index.ts";

/** Earnings of a neuron over all epochs of a what-if, in units of 10⁻⁹ alpha. */
export interface Compared {
  readonly uid: number;
  /** Hexadecimal. */
  readonly hotkey: string;
  readonly unchanged: bigint;
  readonly changed: bigint;
}

function sums(epochs: readonly EpochEarnings[]): Map<string, { uid: number; total: bigint }> {
  const all = new Map<string, { uid: number; total: bigint }>();
  for (const { neurons } of epochs)
    for (const earnings of neurons) {
      const before = all.get(earnings.hotkey)?.total ?? 0n;
      all.set(earnings.hotkey, { uid: earnings.uid, total: before + totalOf(earnings) });
    }
  return all;
}

/** Returns what each neuron earns in both courses, in the order of UIDs. */
export function compare({ unchanged, changed }: WhatIfAnswer): Compared[] {
  const [before, after] = [sums(unchanged.epochs), sums(changed.epochs)];
  const hotkeys = [...new Set([...before.keys(), ...after.keys()])];
  return hotkeys
    .map((hotkey) => {
      const [one, other] = [before.get(hotkey), after.get(hotkey)];
      return { hotkey, uid: one?.uid ?? other?.uid ?? 0, unchanged: one?.total ?? 0n, changed: other?.total ?? 0n };
    })
    .sort((a, b) => a.uid - b.uid);
}
