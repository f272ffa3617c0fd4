/**
 * Dividends of validators and of their nominators (protocol: consensus §2.14-3, §2.14-4).
 *
 * @packageDocumentation
 */

import { U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingAdd, U16_MAX } from "../../../primitives/numbers.ts";
import {
  AlphaDividendsPerSubnet,
  Delegates,
  Owner,
  RootAlphaDividendsPerSubnet,
  TotalHotkeyAlpha,
  TotalHotkeyAlphaLastEpoch,
} from "../../subtensorStorage/index.ts";
import { accrueRootDividends } from "../claims/rates.ts";
import { increaseStake, increaseStakeForHotkeyOnSubnet } from "../ledger/positions.ts";
import type { ValidatorPayment } from "./dividends.ts";
import { type TakenPayment, VALIDATOR_PAID } from "./paid.ts";

/** Notes a dividend that was paid; none is not noted. */
function record(item: typeof AlphaDividendsPerSubnet, state: State, netuid: number, hotkey: Uint8Array, paid: bigint) {
  if (paid > 0n) item.mutate(state, netuid, hotkey, (sum) => saturatingAdd(sum, paid));
}

/** Payment before the take is taken. */
type Whole = Pick<TakenPayment, "kind" | "netuid" | "hotkey" | "amount">;

/** Stakes a validator's take for its owner. @returns what is left for all who stake with it */
function stakeTake(state: State, whole: Whole): bigint {
  const { hotkey, netuid, amount } = whole;
  if (amount === 0n) return 0n;
  const takeShare = U96F32.fraction(Delegates.get(state, hotkey), U16_MAX);
  const take = U96F32.mul(takeShare, amount);
  const [taken, rest] = [U96F32.toU64(take), U96F32.toU64(U96F32.sub(amount, take))];
  state.tell(VALIDATOR_PAID, () => ({ ...whole, takeShare, take: taken, rest }));
  increaseStake(state, { coldkey: Owner.get(state, hotkey), hotkey, netuid }, taken);
  return rest;
}

function payAlpha(state: State, netuid: number, { hotkey, alpha }: ValidatorPayment): void {
  const rest = stakeTake(state, { kind: "alpha", netuid, hotkey, amount: alpha });
  if (rest > 0n) increaseStakeForHotkeyOnSubnet(state, hotkey, netuid, rest);
  record(AlphaDividendsPerSubnet, state, netuid, hotkey, rest);
  TotalHotkeyAlphaLastEpoch.set(state, hotkey, netuid, TotalHotkeyAlpha.get(state, hotkey, netuid));
}

function payRoot(state: State, netuid: number, { hotkey, root }: ValidatorPayment): void {
  const rest = stakeTake(state, { kind: "root", netuid, hotkey, amount: root });
  accrueRootDividends(state, hotkey, netuid, rest);
  record(RootAlphaDividendsPerSubnet, state, netuid, hotkey, rest);
}

/** Pays validators: first all for their alpha, then all for their root stake. */
export function payValidators(state: State, netuid: number, payments: readonly ValidatorPayment[]): void {
  AlphaDividendsPerSubnet.clearUnder(state, netuid);
  for (const payment of payments) payAlpha(state, netuid, payment);
  RootAlphaDividendsPerSubnet.clearUnder(state, netuid);
  for (const payment of payments) payRoot(state, netuid, payment);
}
