import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { faultOf } from "../../network/fault.ts";
import type { AskedAnswer, ValidatorRounds } from "../../network/validators.ts";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { NeuronLink, plainText } from "../../parts/names.tsx";
import rounds from "../../parts/rounds/rounds.module.css";
import { percent } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { took } from "../../texts/times.ts";
import styles from "./ask.module.css";
import { ASK } from "./texts.ts";

/** Longest answer of a miner that is shown, in characters. */
const LONGEST = 2_000;

/** Returns the mean of a miner's scores in the last rounds of these validators; `undefined` without any. */
function ratingOf(validators: readonly ValidatorRounds[], hotkey: string): number | undefined {
  const scores = validators.flatMap((validator) =>
    validator.rounds.flatMap(({ answers }) => answers.flatMap((one) => (one.hotkey === hotkey ? [one.score] : []))),
  );
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** What each miner answered to a question, how fast, and how it was rated lately. */
export function Answers({
  asked,
  netuid,
  validators,
}: {
  readonly asked: Pick<UseMutationResult<readonly AskedAnswer[], Error, object>, "data" | "error" | "isPending">;
  readonly netuid: number;
  readonly validators: readonly ValidatorRounds[];
}): ReactNode {
  const words = useTexts(ASK);
  const locale = useLocale();
  if (asked.isPending) return <p role="status">{words.asking}</p>;
  if (asked.error !== null) {
    const fault = faultOf(asked.error);
    return fault.kind === "refused" ? <p role="alert">{words.busy}</p> : <FaultNote fault={fault} />;
  }
  if (asked.data === undefined) return null;
  if (asked.data.length === 0) return <p role="status">{words.noMiner}</p>;
  return (
    <section className={styles.results} aria-label={words.answers} aria-live="polite">
      <ul className={rounds.answers}>
        {asked.data
          .toSorted((a, b) => a.uid - b.uid)
          .map(({ uid, hotkey, latencyMs, text, shares, failure }) => {
            const rating = ratingOf(validators, hotkey);
            return (
              <li key={hotkey} className={rounds.answer}>
                <strong>
                  {words.miner} <NeuronLink netuid={netuid} uid={uid} />
                </strong>
                <bdi className={shares === undefined ? rounds.said : rounds.digit}>
                  {plainText(text ?? failure ?? "–", LONGEST)}
                </bdi>{" "}
                <span className="quiet">
                  {shares !== undefined && `${words.sure(percent(Math.max(...shares), locale, 0))} · `}
                  {words.took(took(latencyMs, locale))} ·{" "}
                  {rating === undefined ? words.unrated : words.rated(percent(rating, locale, 0))}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
