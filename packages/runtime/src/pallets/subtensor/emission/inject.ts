/**
 * Injection of a block's TAO into the pools (protocol: consensus §2.9).
 *
 * @packageDocumentation
 */

import { U96F32 } from "@opentao/fixed";
import { DispatchFailure, fail, type State, tokenError } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { countMintedAlpha } from "../../alphaAssets/index.ts";
import {
  SubnetAlphaIn,
  SubnetAlphaInEmission,
  SubnetExcessTao,
  SubnetProtocolAlpha,
  SubnetProtocolFlow,
  SubnetTaoInEmission,
} from "../../subtensorStorage/index.ts";
import { adjustProtocolLiquidity, MAX_PRICE } from "../../swap/index.ts";
import { addTaoToPool, swapTaoForAlpha } from "../ledger/reserves.ts";
import { mintFromCredit, type TaoCredit } from "../ledger/tao.ts";
import { subnetAccount } from "../subnets/account.ts";
import type { SubnetTerms } from "./terms.ts";

/** Runs `action`, all or nothing; when it fails as a call does, the credit remains as it was. */
function orKeep(state: State, credit: TaoCredit, action: () => TaoCredit): TaoCredit {
  try {
    return state.transactional(action);
  } catch (error) {
    if (error instanceof DispatchFailure) return credit;
    throw error;
  }
}

/** Mints TAO of a credit into a subnet's account. Fails when that would not come into being with so little. */
function mintForSubnet(state: State, netuid: number, credit: TaoCredit, tao: bigint): TaoCredit {
  const rest = mintFromCredit(state, subnetAccount(netuid), credit, tao);
  return rest === credit ? fail(tokenError("BelowMinimum")) : rest;
}

/** Buys alpha that then belongs to nobody. Only what the trade takes is spent (deviations, Accounting). */
function buyAlpha(state: State, netuid: number, tao: bigint, credit: TaoCredit): TaoCredit {
  if (tao === 0n) return credit;
  return orKeep(state, credit, () => {
    const { amountPaidIn, amountPaidOut } = swapTaoForAlpha(state, netuid, tao, MAX_PRICE, true);
    const rest = mintForSubnet(state, netuid, credit, amountPaidIn);
    SubnetProtocolAlpha.mutate(state, netuid, (alpha) => saturatingAdd(alpha, amountPaidOut));
    SubnetExcessTao.set(state, netuid, amountPaidIn);
    SubnetProtocolFlow.mutate(state, netuid, (flow) => flow + amountPaidIn);
    return rest;
  });
}

/** Adds TAO and fresh alpha to the pool at its price. */
function addLiquidity(state: State, netuid: number, tao: bigint, alpha: bigint, credit: TaoCredit): TaoCredit {
  SubnetAlphaInEmission.set(state, netuid, alpha);
  SubnetAlphaIn.mutate(state, netuid, (reserve) => saturatingAdd(reserve, alpha));
  countMintedAlpha(state, netuid, alpha);
  if (tao === 0n) return credit;
  const rest = mintForSubnet(state, netuid, credit, tao);
  SubnetTaoInEmission.set(state, netuid, tao);
  addTaoToPool(state, netuid, tao);
  SubnetProtocolFlow.mutate(state, netuid, (flow) => flow + tao);
  return rest;
}

/**
 * Gives one subnet its TAO. The pool's weights change first, then the chain buys, then the reserves grow. Nothing of it
 * happens when the subnet's account cannot take the TAO.
 *
 * @returns what is left of the credit
 */
export function inject(state: State, terms: SubnetTerms, credit: TaoCredit): TaoCredit {
  const { netuid } = terms;
  for (const item of [SubnetExcessTao, SubnetTaoInEmission, SubnetAlphaInEmission]) item.set(state, netuid, 0n);
  return orKeep(state, credit, () => {
    const wanted = { tao: U96F32.toU64(terms.taoIn), alpha: U96F32.toU64(terms.alphaIn) };
    const { tao, alpha } = adjustProtocolLiquidity(state, netuid, wanted);
    const rest = buyAlpha(state, netuid, U96F32.toU64(terms.excess), credit);
    return addLiquidity(state, netuid, tao, alpha, rest);
  });
}
