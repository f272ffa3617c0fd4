/**
 * Division of a subnet's TAO when it ends, and the end of its alpha (protocol: staking §3.12).
 *
 * Positions are gone through twice: to count their alpha, and to pay it. Each gets the difference that its alpha makes
 * to what all up to it get together, rounded down: its part, to one rao (deviations, Accounting). The TAO stays in the
 * subnet's reserve until it is paid, so that accounts, reserves and the total stake agree at all times.
 *
 * @packageDocumentation
 */

import { safeToU64 } from "@opentao/fixed";
import { DispatchFailure, type State } from "../../../framework/index.ts";
import { min, saturatingSub } from "../../../primitives/numbers.ts";
import { totalBalance } from "../../balances/index.ts";
import type { Ending } from "../../subtensorStorage/endings.ts";
import {
  Alpha,
  AlphaV2,
  SubnetTAO,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "../../subtensorStorage/index.ts";
import { takeTaoFromPool } from "../ledger/reserves.ts";
import { sharesOf, shareValue } from "../ledger/sharePool.ts";
import { recycleFromSubnet, transferTaoFromSubnet } from "../ledger/tao.ts";
import type { Position } from "../position.ts";
import { subnetAccount } from "../subnets/account.ts";
import { LOOK, REMOVE, removingOf, type Sweep } from "../sweep.ts";

/** To see what a position is worth, in picoseconds. */
const VALUE = 8 * LOOK;
/** To pay a coldkey, in picoseconds. */
const PAY = 16 * LOOK + 8 * REMOVE;

/** A sweep through the positions of a subnet in one of the forms in which they are stored. The older form counts. */
const positions = (
  netuid: number,
  item: typeof Alpha | typeof AlphaV2,
  visit: (state: State, position: Position) => number,
): Sweep => ({
  prefix: item.prefix,
  visit: (state, key) => {
    const [hotkey, coldkey] = item.keysOf(key, ([, , subnet]) => subnet === netuid) ?? [];
    if (hotkey === undefined || coldkey === undefined) return 0;
    if (item === AlphaV2 && Alpha.has(state, hotkey, coldkey, netuid)) return VALUE;
    return visit(state, { coldkey, hotkey, netuid });
  },
});

/** Alpha for which a position is paid; none where its pool is empty. */
function paidAlpha(state: State, position: Position): bigint {
  if (!TotalHotkeyAlpha.has(state, position.hotkey, position.netuid)) return 0n;
  const value = shareValue(state, position);
  return value > 0n ? value : safeToU64(sharesOf(state, position));
}

/** Part of the pot for `alpha` of all alpha. */
const partOf = ({ pot, alpha: all }: Ending, alpha: bigint): bigint => (all === 0n ? 0n : (pot * alpha) / all);

/** Pays out of the reserve; an amount that an account cannot receive stays and is recycled with the rest. */
function pay(state: State, netuid: number, to: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  try {
    state.transactional(() => {
      takeTaoFromPool(state, netuid, min(amount, SubnetTAO.get(state, netuid)));
      transferTaoFromSubnet(state, netuid, to, amount);
    });
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}

function payHolder(state: State, ending: Ending, position: Position): number {
  const { coldkey, hotkey, netuid } = position;
  const before = ending.paid;
  ending.paid += paidAlpha(state, position);
  pay(state, netuid, coldkey, partOf(ending, ending.paid) - partOf(ending, before));
  for (const item of [Alpha, AlphaV2]) item.delete(state, hotkey, coldkey, netuid);
  return VALUE + PAY;
}

/** Pays the owner what is due of the lock, and recycles the rest, which is the part of the chain's own alpha. */
function closeAccount(state: State, ending: Ending): number {
  const { netuid, owner, refund, pot } = ending;
  const account = subnetAccount(netuid);
  const own = ending.alpha === 0n ? 0n : pot - partOf(ending, ending.paid);
  pay(state, netuid, owner, min(refund, saturatingSub(totalBalance(state, account), own)));
  takeTaoFromPool(state, netuid, SubnetTAO.get(state, netuid));
  recycleFromSubnet(state, netuid, totalBalance(state, account));
  return 2 * PAY;
}

/** Sweeps that pay the holders of a subnet's alpha and end all stakes on it. */
export function payOutSweeps(ending: Ending): Sweep[] {
  const { netuid } = ending;
  const count = (state: State, position: Position) => {
    ending.alpha += paidAlpha(state, position);
    return VALUE;
  };
  const payOne = (state: State, position: Position) => payHolder(state, ending, position);
  return [
    positions(netuid, Alpha, count),
    positions(netuid, AlphaV2, count),
    positions(netuid, Alpha, payOne),
    { ...positions(netuid, AlphaV2, payOne), end: (state) => closeAccount(state, ending) },
    ...[TotalHotkeyAlpha, TotalHotkeyShares, TotalHotkeySharesV2].map((item) => removingOf(netuid, item)),
  ];
}
