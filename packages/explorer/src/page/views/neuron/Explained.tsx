import { fromHex } from "@opentao/codec";
import { encodeAddress, SS58_PREFIX } from "@opentao/crypto";
import type { ReactNode } from "react";
import type { Why } from "../../../replay/index.ts";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./neuron.module.css";
import { Paid } from "./Paid.tsx";
import { StepCard } from "./StepCard.tsx";
import { inSections, SECTIONS } from "./sections.ts";
import { NEURON } from "./texts.ts";

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
      <Paid of={why.explanation} />
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
