import { bytesEqual } from "@opentao/codec";
import { ROOT_CLAIM } from "../pallets/subtensor/claims/claim.ts";
import { ROOT_ACCRUAL } from "../pallets/subtensor/claims/rates.ts";
import { MINER_PAID, OWNER_PAID, VALIDATOR_PAID } from "../pallets/subtensor/emission/paid.ts";
import { POOL_CHANGE, type PoolChange } from "../pallets/subtensor/ledger/sharePool.ts";
import { ROOT } from "../primitives/subnets.ts";
import type { Fact } from "./recording.ts";

/**
 * Reason of a change of stake. `take`: of the owner of a validator, for alpha or root stake; `dividend`: for all who
 * stake with a hotkey, or (`rootDividend`) for its owner where there is too little root stake to divide it; `other`: a
 * call, or the chain's own doing apart from emission and claims.
 */
export type Reason =
  | "incentive"
  | "alphaTake"
  | "alphaDividend"
  | "rootTake"
  | "rootDividend"
  | "ownerCut"
  | "rootClaim"
  | "other";

/** One change of a pool of stake, with its reason. */
export interface Change extends PoolChange {
  readonly reason: Reason;
  /** Alpha added (below 0: taken). */
  readonly amount: bigint;
  /** Hotkey that earned it. */
  readonly earner: Uint8Array;
  /** Step of the block, such as `SubtensorModule.add_stake`. */
  readonly step: string;
}

/** A change that must come next. */
interface Expected {
  readonly reason: Reason;
  readonly hotkey: Uint8Array;
  readonly netuid: number;
  readonly earner: Uint8Array;
  /** `undefined`: any. */
  readonly amount: bigint | undefined;
}

/** Changes that follow from what was told. */
function expectedAfter({ subject, figures }: Fact): Expected[] | undefined {
  const miner = MINER_PAID.read(subject, figures);
  if (miner !== undefined) {
    const { staked, netuid, amount, hotkey: earner } = miner;
    return staked === undefined ? [] : [{ reason: "incentive", hotkey: staked, netuid, earner, amount }];
  }
  const owner = OWNER_PAID.read(subject, figures);
  if (owner !== undefined) return [{ ...owner, reason: "ownerCut", earner: owner.hotkey }];
  const validator = VALIDATOR_PAID.read(subject, figures);
  if (validator !== undefined) {
    const { kind, hotkey, netuid, take, rest } = validator;
    const common = { hotkey, netuid, earner: hotkey };
    if (kind === "root") return [{ ...common, reason: "rootTake", amount: take }];
    return [
      { ...common, reason: "alphaTake", amount: take },
      { ...common, reason: "alphaDividend", amount: rest },
    ];
  }
  const accrual = ROOT_ACCRUAL.read(subject, figures);
  if (accrual !== undefined) {
    const { hotkey, netuid, amount, isStaked } = accrual;
    return isStaked ? [{ reason: "rootDividend", hotkey, netuid, earner: hotkey, amount }] : [];
  }
  const claim = ROOT_CLAIM.read(subject, figures);
  if (claim === undefined) return undefined;
  const { hotkey, netuid, alpha, isKept } = claim;
  const amount = isKept ? alpha : undefined;
  return [{ reason: "rootClaim", hotkey, netuid: isKept ? netuid : ROOT, earner: hotkey, amount }];
}

/** All changes of stake in a block, in order, each with its reason. */
export function changesOf(facts: readonly Fact[]): Change[] {
  const changes: Change[] = [];
  let expected: Expected[] = [];
  for (const fact of facts) {
    const change = POOL_CHANGE.read(fact.subject, fact.figures);
    if (change === undefined) {
      expected = expectedAfter(fact) ?? expected;
      continue;
    }
    const amount = change.after - change.before;
    const [next, ...later] = expected;
    const isExpected =
      next !== undefined &&
      next.netuid === change.netuid &&
      bytesEqual(next.hotkey, change.hotkey) &&
      (next.amount === undefined || next.amount === amount);
    expected = isExpected ? later : [];
    const { reason, earner } = isExpected ? next : { reason: "other" as const, earner: change.hotkey };
    changes.push({ ...change, reason, amount, earner, step: fact.step });
  }
  return changes;
}
