import type { Explanation, PaymentKind, StepId } from "@opentao/runtime/replay";

/** Sums of what an epoch paid on account of a hotkey, in units of 10⁻⁹ alpha. */
export interface PaidSums {
  /** All that was paid: a what-if counts the same. What was withheld was not paid. */
  readonly total: bigint;
  /** Part of it that owners of keys have alone: for work, takes, and the cut of the subnet's owner. */
  readonly toOwners: bigint;
  /** Part of it that all share who stake with the hotkey. */
  readonly toStakers: bigint;
  /** Award of the epoch, for scores: the metagraph's emission; `undefined` for those who are no neuron. */
  readonly awarded: bigint | undefined;
  readonly ownerCut: bigint;
  readonly withheld: bigint;
  /** Rest between the award and the total: dividends go by stake, and are shared with parents and children. */
  readonly byStake: bigint;
}

const SHARED: ReadonlySet<PaymentKind> = new Set(["alphaDividend", "accrued"]);
const AWARDS: ReadonlySet<StepId> = new Set(["minerEmission", "neuronDividend"]);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Returns what an explanation's payments come to, and how that goes with what the epoch awarded. */
export function paidSums({ uid, steps, payments }: Pick<Explanation, "uid" | "steps" | "payments">): PaidSums {
  const of = (isMeant: (kind: PaymentKind) => boolean): bigint =>
    sum(payments.filter(({ kind }) => isMeant(kind)).map(({ amount }) => amount));
  const total = of((kind) => kind !== "withheld");
  const toStakers = of((kind) => SHARED.has(kind));
  const [ownerCut, withheld] = [of((kind) => kind === "ownerCut"), of((kind) => kind === "withheld")];
  const awards = steps.filter(({ id }) => AWARDS.has(id)).map(({ value }) => value.bits >> BigInt(value.fraction));
  const awarded = uid === undefined ? undefined : sum(awards);
  const byStake = total - ownerCut + withheld - (awarded ?? 0n);
  return { total, toOwners: total - toStakers, toStakers, awarded, ownerCut, withheld, byStake };
}
