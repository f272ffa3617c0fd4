/**
 * From the epoch's dividends, which only say how validators compare, to amounts (protocol: consensus §2.13).
 *
 * @packageDocumentation
 */

import { U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import type { EpochPayment } from "../epoch/run.ts";
import { getStakeForHotkeyOnSubnet } from "../ledger/positions.ts";
import { taoWeight } from "../ledger/stakeWeights.ts";
import { ByHotkey } from "./byHotkey.ts";
import { splitDividend } from "./parents.ts";

/** Payment of a validator, in alpha. */
export interface ValidatorPayment {
  readonly hotkey: Uint8Array;
  /** Part for its alpha. */
  readonly alpha: U96F32;
  /** Part for its root stake. */
  readonly root: U96F32;
}

/** Way of one validator to its payment. */
export interface ValidatorFigures extends ValidatorPayment {
  /** Dividends after parents have got theirs. */
  readonly amount: U96F32;
  /** Part of its stake weight that is root stake. */
  readonly rootPart: U96F32;
  /** Parts of the amount that root stake and alpha earned. */
  readonly ofRoot: U96F32;
  readonly ofAlpha: U96F32;
}

/** Division of the validators' two pots. */
export interface PotFigures {
  readonly netuid: number;
  readonly pots: { readonly alpha: bigint; readonly root: bigint };
  /** Sums of what alpha and root stake earned. */
  readonly alphaTotal: U96F32;
  readonly rootTotal: U96F32;
  readonly validators: readonly ValidatorFigures[];
}

export const VALIDATOR_POTS = new Subject<PotFigures>("SubtensorModule.validator_pots");

/** Dividends after parents have got theirs. */
export interface SharedDividends {
  readonly shares: readonly (readonly [hotkey: Uint8Array, amount: U96F32])[];
  /** Part of the dividends of inherited stake that is burned. */
  readonly burned: bigint;
  /** Number of parents, each counted with each of its children. */
  readonly parents: number;
}

/** Passes dividends on to parents. Every hotkey of the subnet and every parent has an entry, by account. */
export function shareDividends(state: State, netuid: number, payments: readonly EpochPayment[]): SharedDividends {
  const shares = new ByHotkey();
  let burned = 0n;
  let parents = 0;
  for (const { hotkey, dividend } of payments) {
    const split = splitDividend(state, hotkey, netuid, dividend);
    burned += split.burned;
    parents += split.recipients.length - 1;
    for (const [recipient, amount] of split.recipients) shares.add(recipient, U96F32.fromInteger(amount));
  }
  return { shares: shares.entries(), burned, parents };
}

/** Part of a hotkey's stake weight on a subnet that is root stake. */
function rootPart(state: State, hotkey: Uint8Array, netuid: number): U96F32 {
  const alpha = U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, netuid));
  const root = U96F32.mul(U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, ROOT)), taoWeight(state));
  return U96F32.div(root, U96F32.add(alpha, root));
}

/**
 * Shares out the validators' two pots: one in proportion to the dividends that alpha earned, the other to those that
 * root stake earned. A pot that nobody has a claim to stays undivided.
 */
export function validatorPayments(
  state: State,
  netuid: number,
  shares: SharedDividends["shares"],
  pots: { readonly alpha: bigint; readonly root: bigint },
): ValidatorPayment[] {
  const parts = shares.map(([hotkey, amount]) => {
    const part = amount === 0n ? U96F32.zero : rootPart(state, hotkey, netuid);
    const ofRoot = U96F32.mul(amount, part);
    return { hotkey, amount, rootPart: part, ofRoot, ofAlpha: U96F32.sub(amount, ofRoot) };
  });
  const rootTotal = U96F32.sum(parts.map(({ ofRoot }) => ofRoot));
  const alphaTotal = U96F32.sum(parts.map(({ ofAlpha }) => ofAlpha));
  const [rootPot, alphaPot] = [U96F32.fromInteger(pots.root), U96F32.fromInteger(pots.alpha)];
  const validators = parts.map((each) => ({
    ...each,
    root: U96F32.mul(rootPot, U96F32.div(each.ofRoot, rootTotal)),
    alpha: U96F32.mul(alphaPot, U96F32.div(each.ofAlpha, alphaTotal)),
  }));
  state.tell(VALIDATOR_POTS, () => ({ netuid, pots, alphaTotal, rootTotal, validators }));
  return validators.map(({ hotkey, root, alpha }) => ({ hotkey, root, alpha }));
}
