import { fromHex } from "@opentao/codec";
import { encodeAddress, SS58_PREFIX } from "@opentao/crypto";
import type { ReactNode } from "react";
import type { Why } from "../../../replay/index.ts";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./neuron.module.css";
import { StepCard } from "./StepCard.tsx";
import { inSections, SECTIONS } from "./sections.ts";
import { NEURON } from "./texts.ts";

/** Amounts that were paid, one below the other, and their sum. */
function Paid({ why }: { readonly why: Why }): ReactNode {
  const words = useTexts(NEURON);
  const { payments, isEpoch } = why.explanation;
  if (!isEpoch) return <p>{words.noEpochInBlock}</p>;
  const paid = payments.filter(({ amount }) => amount !== 0n);
  if (paid.length === 0) return <p>{words.nothing}</p>;
  const total = paid.reduce((sum, { kind, amount }) => (kind === "withheld" ? sum : sum + amount), 0n);
  return (
    <dl className={styles.paid}>
      {paid.map(({ kind, amount }) => (
        <div key={kind} style={{ display: "contents" }}>
          <dt>{words.payments[kind]}</dt>
          <dd>
            <Amount rao={amount} unit={ALPHA} />
          </dd>
        </div>
      ))}
      <dt className={styles.total}>{words.sum}</dt>
      <dd className={styles.total}>
        <Amount rao={total} unit={ALPHA} />
      </dd>
    </dl>
  );
}

/** The comparison of the account with what the chain holds. */
function Checked({ why }: { readonly why: Why }): ReactNode {
  const words = useTexts(NEURON);
  return (
    <>
      <p className={why.addsUp ? styles.good : styles.bad} role="status">
        <strong>
          {why.addsUp ? "✓ " : "✗ "}
          {why.addsUp ? words.addsUp : words.doesNotAdd}
        </strong>
      </p>
      {why.pools.map(({ hotkey, before, chainAfter, lines }) => (
        <p key={hotkey} className="quiet">
          {words.pool} <AccountLink address={encodeAddress(fromHex(hotkey), SS58_PREFIX)} />:{" "}
          <Amount rao={before} unit={ALPHA} /> {words.before}
          {lines.map(({ reason, amount, step }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are what they are by their order
            <span key={place} title={reason === "other" ? step : reason}>
              {" "}
              {amount < 0n ? "−" : "+"} <Amount rao={amount < 0n ? -amount : amount} unit={ALPHA} />
            </span>
          ))}{" "}
          = <Amount rao={chainAfter} unit={ALPHA} /> {words.after}
        </p>
      ))}
    </>
  );
}

/** What was paid to a neuron in a block, why, and whether it adds up. */
export function Explained({ why }: { readonly why: Why }): ReactNode {
  const words = useTexts(NEURON);
  const { steps, payments } = why.explanation;
  const sections = inSections(steps, new Set(payments.map(({ step }) => step)));
  return (
    <>
      <h3>{words.paid}</h3>
      <Paid why={why} />
      <Checked why={why} />
      <h3>{words.steps}</h3>
      {SECTIONS.map((name) => {
        const own = sections.get(name) ?? [];
        if (own.length === 0) return null;
        return (
          <section key={name} className={styles.steps}>
            <h4>{words.sections[name]}</h4>
            {own.map((step, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are what they are by their order
              <StepCard key={`${why.block.hash} ${place}`} step={step} isOpen={name === "paid"} />
            ))}
          </section>
        );
      })}
    </>
  );
}
