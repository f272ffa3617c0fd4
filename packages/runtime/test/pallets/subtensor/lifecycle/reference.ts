import { toHex } from "@opentao/codec";
import { safeToU64 } from "@opentao/fixed";
import type { State } from "../../../../src/framework/index.ts";
import { sharesOf, shareValue } from "../../../../src/pallets/subtensor/ledger/sharePool.ts";
import { protocolAlpha } from "../../../../src/pallets/subtensor/lifecycle/dues.ts";
import type { Position } from "../../../../src/pallets/subtensor/position.ts";
import { Alpha, AlphaV2, SubnetTAO, TotalHotkeyAlpha } from "../../../../src/pallets/subtensorStorage/index.ts";

/** All positions on a subnet, each once. */
export function positionsOn(state: State, netuid: number): Position[] {
  const keys = [...Alpha.keys(state), ...AlphaV2.keys(state)].filter(([, , subnet]) => subnet === netuid);
  const named = keys.map(([hotkey, coldkey]) => [toHex(hotkey) + toHex(coldkey), { hotkey, coldkey, netuid }] as const);
  return [...new Map(named).values()];
}

/** Alpha for which the protocol pays a position. */
export function paidAlpha(state: State, position: Position): bigint {
  if (!TotalHotkeyAlpha.has(state, position.hotkey, position.netuid)) return 0n;
  const value = shareValue(state, position);
  return value > 0n ? value : safeToU64(sharesOf(state, position));
}

/**
 * Divides an amount in proportion to weights as the protocol does, without remainder: what rounding down leaves goes,
 * one each, to the largest remainders (protocol: staking §3.12-4).
 */
export function proRata(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  const rest = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const remainders = weights.map((weight, place) => ({ place, remainder: (amount * weight) % total }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  const favored = new Set(remainders.slice(0, rest).map(({ place }) => place));
  return parts.map((part, place) => (favored.has(place) ? part + 1n : part));
}

/** Payments of the protocol to the holders of a subnet's alpha, by coldkey, with the number of its positions. */
export function protocolPayouts(state: State, netuid: number): Map<string, { amount: bigint; positions: number }> {
  const positions = positionsOn(state, netuid);
  const weights = positions.map((position) => paidAlpha(state, position));
  const parts = proRata(SubnetTAO.get(state, netuid), [...weights, protocolAlpha(state, netuid)]);
  const payouts = new Map<string, { amount: bigint; positions: number }>();
  for (const [place, { coldkey }] of positions.entries()) {
    const known = payouts.get(toHex(coldkey)) ?? { amount: 0n, positions: 0 };
    payouts.set(toHex(coldkey), { amount: known.amount + (parts[place] ?? 0n), positions: known.positions + 1 });
  }
  return payouts;
}
