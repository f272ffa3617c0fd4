import type { Explanation } from "@opentao/runtime/replay";
import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./neuron.module.css";
import { type PaidSums, paidSums } from "./paidSums.ts";
import { NEURON } from "./texts.ts";

/** A line of a sum: its name, its amount, and whether it is told apart. */
type Line = readonly [name: string, amount: bigint, kind?: "total" | "part" | "more"];

function Lines({ of }: { readonly of: readonly Line[] }): ReactNode {
  return (
    <dl className={styles.paid}>
      {of.map(([name, amount, kind]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt className={kind && styles[kind]}>{name}</dt>
          <dd className={kind && styles[kind]}>
            {kind === "more" && (amount < 0n ? "− " : "+ ")}
            <Amount rao={kind === "more" && amount < 0n ? -amount : amount} unit={ALPHA} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Rao that rounding down makes at most on the way of a neuron; what stakes differ in is far more. */
const ROUNDED = 100n;
const isRounding = (rao: bigint): boolean => rao < ROUNDED && rao > -ROUNDED;

/** The way from what the epoch awarded to what was paid. */
function FromAward({ sums, awarded }: { readonly sums: PaidSums; readonly awarded: bigint }): ReactNode {
  const words = useTexts(NEURON);
  const between: readonly Line[] = [
    [words.ownerCut, sums.ownerCut, "more"],
    [words.withheld, -sums.withheld, "more"],
    [isRounding(sums.byStake) ? words.rounding : words.byStake, sums.byStake, "more"],
  ];
  const lines = between.filter(([, amount]) => amount !== 0n);
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className={styles.way}>{words.fromAward}</h4>
      <Lines of={[[words.awarded, awarded], ...lines, [words.sum, sums.total, "total"]]} />
    </>
  );
}

/** Amounts that were paid, one below the other, who has them, and how they go with the epoch's award. */
export function Paid({ of }: { readonly of: Explanation }): ReactNode {
  const words = useTexts(NEURON);
  if (!of.isEpoch) return <p>{words.noEpochInBlock}</p>;
  const paid = of.payments.filter(({ amount }) => amount !== 0n);
  if (paid.length === 0) return <p>{words.nothing}</p>;
  const sums = paidSums(of);
  const parts: readonly Line[] = [
    [words.toOwners, sums.toOwners, "part"],
    [words.toStakers, sums.toStakers, "part"],
  ];
  return (
    <>
      <Lines
        of={[
          ...paid.map(({ kind, amount }): Line => [words.payments[kind], amount]),
          [words.sum, sums.total, "total"],
          ...parts.filter(([, amount]) => amount !== 0n),
        ]}
      />
      <p className="quiet">{words.sumMeaning}</p>
      {sums.awarded !== undefined && <FromAward sums={sums} awarded={sums.awarded} />}
    </>
  );
}
