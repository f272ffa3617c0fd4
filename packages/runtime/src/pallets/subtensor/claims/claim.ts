/**
 * Claims of root dividends (protocol: staking §3.10).
 *
 * @packageDocumentation
 */

import { I96F32 } from "@opentao/fixed";
import { ensure, type State, Subject, type WeightSpec } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import {
  RootClaimableThreshold,
  RootClaimType,
  StakingHotkeys,
  SubnetAlphaOut,
  SubnetProtocolFlow,
  SubnetRootSellTao,
} from "../../subtensorStorage/index.ts";
import type { RootClaimTypeEnum } from "../../subtensorStorage/types.ts";
import { MIN_PRICE } from "../../swap/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { increaseStake } from "../ledger/positions.ts";
import { addTaoToPool, swapAlphaForTao } from "../ledger/reserves.ts";
import { transferTaoFromSubnet } from "../ledger/tao.ts";
import type { Position } from "../position.ts";
import { subnetAccount } from "../subnets/account.ts";
import { claimRates } from "./rates.ts";
import { WATERMARK, Watermarks } from "./watermarks.ts";

/** Root dividends that a coldkey claims. */
export interface ClaimFigures extends Position {
  /** Alpha per rao of root stake. */
  readonly rate: I96F32;
  readonly owed: I96F32;
  readonly alpha: bigint;
  /** Alpha becomes stake on the subnet; otherwise it is sold, and the TAO is stake on root. */
  readonly isKept: boolean;
}

/** Subject of a claim, told before the stake is changed. */
export const ROOT_CLAIM = new Subject<ClaimFigures>("SubtensorModule.root_claim");

/** Most that one claim with one hotkey on one subnet costs. */
export const CLAIM = { refTime: 120_000_000, reads: 30, writes: 8 } as const;

/** Costs of claims that blocks make by themselves: for each hotkey, rate and payment. */
const WITH_HOTKEY = { refTime: 0, reads: 6 };
const LOOKED_AT = { refTime: 1_000_000, reads: 3 };
const PAID = { refTime: 45_000_000, reads: 44, writes: 17 };

/** Most subnets that one call may name. */
const MAX_SUBNETS = 5;

const keepsAlpha = (type: RootClaimTypeEnum, netuid: number): boolean =>
  type.type === "Keep" || (type.type === "KeepSubnets" && type.value.subnets.includes(netuid));

/** Sells alpha for TAO and stakes it on root with the same hotkey; all or nothing. */
function sellForRootStake(state: State, position: Position, alpha: bigint, watermarks: Watermarks): void {
  const { coldkey, hotkey, netuid } = position;
  const { amountPaidOut: tao } = swapAlphaForTao(state, netuid, alpha, MIN_PRICE, true);
  transferTaoFromSubnet(state, netuid, subnetAccount(ROOT), tao);
  SubnetRootSellTao.mutate(state, netuid, (sold) => saturatingAdd(sold, tao));
  SubnetProtocolFlow.mutate(state, netuid, (flow) => flow - tao);
  increaseStake(state, { coldkey, hotkey, netuid: ROOT }, tao);
  addTaoToPool(state, ROOT, tao);
  SubnetAlphaOut.mutate(state, ROOT, (outside) => saturatingAdd(outside, tao));
  watermarks.raiseAll(tao);
}

/** Claims what a coldkey is owed with one hotkey on one subnet, if that is worth a claim. Fails as the sale does. */
function claimOnSubnet(state: State, position: Position, rate: I96F32, watermarks: Watermarks): void {
  const { coldkey, netuid } = position;
  state.weigh(LOOKED_AT);
  const owed = watermarks.owed(netuid, rate);
  if (owed < RootClaimableThreshold.get(state, netuid).bits) return;
  const alpha = I96F32.toU64(owed);
  if (alpha === 0n) return;
  state.weigh(PAID);
  const keeps = keepsAlpha(RootClaimType.get(state, coldkey), netuid);
  state.tell(ROOT_CLAIM, () => ({ ...position, rate, owed, alpha, isKept: keeps }));
  if (keeps) increaseStake(state, position, alpha);
  else sellForRootStake(state, position, alpha, watermarks);
  watermarks.raise(netuid, alpha);
}

/**
 * Claims a coldkey's root dividends with all its hotkeys, on the subnets for which `isWanted` holds. Fails as the first
 * sale that does; callers undo the rest.
 *
 * @returns what it cost
 */
export function claimFor(state: State, coldkey: Uint8Array, isWanted: (netuid: number) => boolean): WeightSpec {
  const hotkeys = StakingHotkeys.get(state, coldkey);
  let claims = 0;
  let raised = 0;
  for (const hotkey of hotkeys) {
    state.weigh(WITH_HOTKEY);
    const rates = claimRates(state, hotkey);
    const watermarks = new Watermarks(state, { coldkey, hotkey }, rates);
    for (const [netuid, rate] of rates) {
      if (!isWanted(netuid)) continue;
      claimOnSubnet(state, { coldkey, hotkey, netuid }, rate, watermarks);
      claims += 1;
    }
    raised += watermarks.write();
  }
  state.deposit(events.RootClaimed({ coldkey }));
  return {
    refTime: 18_999_000 + CLAIM.refTime * claims + WATERMARK.refTime * raised,
    reads: 4 + 4 * hotkeys.length + CLAIM.reads * claims,
    writes: CLAIM.writes * claims,
  };
}

/** Claims a coldkey's root dividends on one to five subnets (`InvalidSubnetNumber` otherwise). @returns what it cost */
export function claimRoot(state: State, coldkey: Uint8Array, subnets: readonly number[]): WeightSpec {
  ensure(subnets.length > 0 && subnets.length <= MAX_SUBNETS, errors.InvalidSubnetNumber);
  return claimFor(state, coldkey, (netuid) => subnets.includes(netuid));
}
