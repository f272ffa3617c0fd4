import { type ReactNode, useState } from "react";
import { type Round, useRounds, type ValidatorRounds } from "../../network/validators.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { clock } from "../../texts/times.ts";
import { Card } from "../Card.tsx";
import { FaultNote } from "../FaultNote.tsx";
import { AccountLink } from "../names.tsx";
import { Prose } from "../Prose.tsx";
import { Answer } from "./Answer.tsx";
import styles from "./rounds.module.css";
import { ROUNDS } from "./texts.ts";

function LastRound({ netuid, hotkey, round }: { readonly round: Round } & Omit<ValidatorRounds, "rounds">): ReactNode {
  const words = useTexts(ROUNDS);
  const locale = useLocale();
  return (
    <section className={styles.round}>
      <h3>
        {words.by(clock(round.at, locale))} <AccountLink address={hotkey} />
      </h3>
      <ul className={styles.answers}>
        {round.answers.map((shown) => (
          <Answer key={shown.hotkey} netuid={netuid} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function OfValidator({ validator: { rounds, ...facts } }: { readonly validator: ValidatorRounds }): ReactNode {
  const words = useTexts(ROUNDS);
  const [last] = rounds;
  if (last !== undefined) return <LastRound key={last.at} {...facts} round={last} />;
  return (
    <p>
      <AccountLink address={facts.hotkey} /> {words.empty}
    </p>
  );
}

/**
 * The last round of each validator of a subnet that publishes them: tasks, answers, and what these were worth. They
 * change every few seconds; who wants to read holds them.
 */
export function RecentRounds({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(ROUNDS);
  const { validators, isPending, faults } = useRounds(netuid);
  const [held, setHeld] = useState<typeof validators>();
  const shown = held ?? validators;
  const isKnown = shown.length > 0;
  return (
    <Card
      title={words.title(netuid)}
      aside={
        isKnown ? (
          <button type="button" onClick={() => setHeld(held === undefined ? validators : undefined)}>
            {held === undefined ? words.hold : words.goOn}
          </button>
        ) : undefined
      }
    >
      {isKnown && <p className="quiet">{words.what}</p>}
      {!isKnown && !isPending && faults.length === 0 && (
        <p>
          <Prose text={words.none} />
        </p>
      )}
      {!isKnown && faults.map((fault) => <FaultNote key={fault.detail} fault={fault} />)}
      {shown.map((validator) => (
        <OfValidator key={validator.hotkey} validator={validator} />
      ))}
    </Card>
  );
}
