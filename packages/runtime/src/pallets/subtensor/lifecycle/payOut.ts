/**
 * Division of a subnet's TAO when it is dissolved, and the end of its alpha (protocol: staking §3.12).
 *
 * @packageDocumentation
 */

import { safeToU64, U64F64, U96F32 } from "@opentao/fixed";
import { DispatchFailure, type State } from "../../../framework/index.ts";
import { min, saturatingSub, U16_MAX } from "../../../primitives/numbers.ts";
import { totalBalance } from "../../balances/index.ts";
import {
  NetworkRegisteredAt,
  NetworkRegistrationStartBlock,
  SubnetAlphaIn,
  SubnetLocked,
  SubnetOwner,
  SubnetOwnerCut,
  SubnetProtocolAlpha,
  SubnetTAO,
  TaoInRefundDeploymentBlock,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "../../subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../swap/index.ts";
import { getAlphaIssuance } from "../ledger/queries.ts";
import { takeTaoFromPool } from "../ledger/reserves.ts";
import { sharesOf, shareValue } from "../ledger/sharePool.ts";
import { recycleFromSubnet, transferTaoFromSubnet } from "../ledger/tao.ts";
import { subnetAccount } from "../subnets/account.ts";
import { type Positions, positionsOn } from "./positions.ts";
import { proRata } from "./proRata.ts";

interface Staker {
  readonly coldkey: Uint8Array;
  readonly alpha: bigint;
}

/** All who stake on a subnet: hotkeys in the order of storage, coldkeys in that of accounts. */
function stakersOf(state: State, netuid: number, positions: Positions): Staker[] {
  return TotalHotkeyAlpha.keys(state)
    .filter(([, subnet]) => subnet === netuid)
    .flatMap(([hotkey]) =>
      positions.coldkeysOf(hotkey).map((coldkey) => {
        const value = shareValue(state, { coldkey, hotkey, netuid });
        return { coldkey, alpha: value > 0n ? value : safeToU64(sharesOf(state, { coldkey, hotkey, netuid })) };
      }),
    );
}

/** Alpha that is the chain's own: what it bought, and the pool's reserve of newer subnets. */
function protocolAlpha(state: State, netuid: number): bigint {
  const isNewer = NetworkRegisteredAt.get(state, netuid) > TaoInRefundDeploymentBlock.get(state);
  return SubnetProtocolAlpha.get(state, netuid) + (isNewer ? SubnetAlphaIn.get(state, netuid) : 0n);
}

/**
 * Part of the lock that the owner of a subnet from before registrations gets back: what the cut has not returned.
 */
function ownerRefund(state: State, netuid: number): bigint {
  const isOld = NetworkRegisteredAt.get(state, netuid) < NetworkRegistrationStartBlock.get(state);
  if (!isOld) return 0n;
  const cut = U96F32.fraction(SubnetOwnerCut.get(state), U16_MAX);
  const alpha = U96F32.floor(U96F32.mul(U96F32.fromInteger(getAlphaIssuance(state, netuid)), cut));
  const earned = U96F32.mul(alpha, U96F32.from(U64F64, currentAlphaPrice(state, netuid)));
  return saturatingSub(SubnetLocked.get(state, netuid), U96F32.toU64(earned));
}

/** Pays; an amount that an account cannot receive stays and is recycled with the rest. */
function pay(state: State, netuid: number, to: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  try {
    state.transactional(() => transferTaoFromSubnet(state, netuid, to, amount));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}

function removeStakes(state: State, netuid: number, positions: Positions): void {
  for (const [hotkey, subnet] of TotalHotkeyAlpha.keys(state)) {
    if (subnet !== netuid) continue;
    for (const item of [TotalHotkeyAlpha, TotalHotkeyShares, TotalHotkeySharesV2]) item.delete(state, hotkey, netuid);
  }
  positions.remove(state);
}

/** Divides the pool's TAO among all who hold alpha, and recycles the part of the chain's own alpha. Ends all stakes. */
export function payOut(state: State, netuid: number): void {
  const pot = SubnetTAO.get(state, netuid);
  const refund = ownerRefund(state, netuid);
  const positions = positionsOn(state, netuid);
  const stakers = stakersOf(state, netuid, positions);
  const parts = proRata(pot, [...stakers.map(({ alpha }) => alpha), protocolAlpha(state, netuid)]);
  takeTaoFromPool(state, netuid, pot);
  for (const [place, { coldkey }] of stakers.entries()) pay(state, netuid, coldkey, parts[place] ?? 0n);
  removeStakes(state, netuid, positions);
  const account = subnetAccount(netuid);
  const free = saturatingSub(totalBalance(state, account), parts.at(-1) ?? 0n);
  pay(state, netuid, SubnetOwner.get(state, netuid), min(refund, free));
  recycleFromSubnet(state, netuid, totalBalance(state, account));
}
