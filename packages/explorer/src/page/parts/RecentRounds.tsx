import { type ReactNode, useMemo } from "react";
import { type RoundAnswer, useValidators, type ValidatorRounds } from "../network/validators.ts";
import { percent } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { clock, took } from "../texts/times.ts";
import { Card, Fields } from "./Card.tsx";
import { AccountLink, NeuronLink, plainText, SubnetLink } from "./names.tsx";
import { Picture } from "./Picture.tsx";
import { fromText } from "./pixels.ts";
import styles from "./rounds.module.css";
import { ROUNDS } from "./roundsTexts.ts";

/** Longest text of a stranger, in characters. */
const LONGEST = 1_000;

function Pictures({ pictures }: Pick<RoundAnswer, "pictures">): ReactNode {
  const words = useTexts(ROUNDS);
  const all = useMemo(() => pictures.map(fromText), [pictures]);
  if (all.length === 0) return null;
  return (
    <div className={styles.pictures}>
      {all.map((pixels, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures of a task stay where they are
        <Picture key={at} pixels={pixels} name={words.picture(at + 1)} />
      ))}
    </div>
  );
}

function Answer({ netuid, shown }: { readonly netuid: number; readonly shown: RoundAnswer }): ReactNode {
  const words = useTexts(ROUNDS);
  const locale = useLocale();
  const { uid, question, truth, answer, reason, pictures, latencyMs, score } = shown;
  const bdi = (text: string): ReactNode => <bdi>{plainText(text, LONGEST)}</bdi>;
  return (
    <li className={styles.answer}>
      <strong>
        {words.miner} <NeuronLink netuid={netuid} uid={uid} />
      </strong>{" "}
      <span className="quiet">
        {words.score(percent(score, locale, 1))} · {words.took(took(latencyMs, locale))}
      </span>
      <details>
        <summary>{bdi(answer === "" ? words.silence : answer.slice(0, 80))}</summary>
        <Pictures pictures={pictures} />
        <Fields
          of={[
            [words.task, bdi(question)],
            [words.truth, bdi(truth)],
            [words.answer, bdi(answer === "" ? words.silence : answer)],
            [words.why, bdi(reason)],
          ]}
        />
      </details>
    </li>
  );
}

function Rounds({ validator: { netuid, hotkey, rounds } }: { readonly validator: ValidatorRounds }): ReactNode {
  const words = useTexts(ROUNDS);
  const locale = useLocale();
  if (rounds.length === 0) {
    return (
      <p>
        <AccountLink address={hotkey} /> {words.empty}
      </p>
    );
  }
  return rounds.slice(0, 1).map(({ at, answers }) => (
    <section key={at} className={styles.round}>
      <h3>
        {words.by(clock(at, locale))} <AccountLink address={hotkey} />
      </h3>
      <ul className={styles.answers}>
        {answers.map((shown) => (
          <Answer key={shown.hotkey} netuid={netuid} shown={shown} />
        ))}
      </ul>
    </section>
  ));
}

/** The last round of each validator of a subnet that publishes them: tasks, answers, and what these were worth. */
export function RecentRounds({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(ROUNDS);
  const validators = useValidators().flatMap(({ data }) => (data?.netuid === netuid ? [data] : []));
  return (
    <Card title={words.title} aside={<SubnetLink netuid={netuid} name="" />}>
      <p className="quiet">{validators.length === 0 ? words.none : words.what}</p>
      {validators.map((validator) => (
        <Rounds key={validator.hotkey} validator={validator} />
      ))}
    </Card>
  );
}
