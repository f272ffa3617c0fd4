/**
 * Parts in a subnet's TAO besides those of its stakers (protocol: staking §3.12).
 *
 * @packageDocumentation
 */

import { U64F64, U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingSub, U16_MAX } from "../../../primitives/numbers.ts";
import {
  NetworkRegisteredAt,
  NetworkRegistrationStartBlock,
  SubnetAlphaIn,
  SubnetLocked,
  SubnetOwnerCut,
  SubnetProtocolAlpha,
  TaoInRefundDeploymentBlock,
} from "../../subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../swap/index.ts";
import { getAlphaIssuance } from "../ledger/queries.ts";

/** Alpha that is the chain's own: what it bought, and the pool's reserve of newer subnets. */
export function protocolAlpha(state: State, netuid: number): bigint {
  const isNewer = NetworkRegisteredAt.get(state, netuid) > TaoInRefundDeploymentBlock.get(state);
  return SubnetProtocolAlpha.get(state, netuid) + (isNewer ? SubnetAlphaIn.get(state, netuid) : 0n);
}

/**
 * Part of the lock that the owner of a subnet from before registrations gets back: what the cut has not returned.
 */
export function ownerRefund(state: State, netuid: number): bigint {
  const isOld = NetworkRegisteredAt.get(state, netuid) < NetworkRegistrationStartBlock.get(state);
  if (!isOld) return 0n;
  const cut = U96F32.fraction(SubnetOwnerCut.get(state), U16_MAX);
  const alpha = U96F32.floor(U96F32.mul(U96F32.fromInteger(getAlphaIssuance(state, netuid)), cut));
  const earned = U96F32.mul(alpha, U96F32.from(U64F64, currentAlphaPrice(state, netuid)));
  return saturatingSub(SubnetLocked.get(state, netuid), U96F32.toU64(earned));
}
