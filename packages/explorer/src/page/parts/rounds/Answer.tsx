import type { ReactNode } from "react";
import type { RoundAnswer } from "../../network/validators.ts";
import { percent } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { took } from "../../texts/times.ts";
import { Fields } from "../Card.tsx";
import { NeuronLink } from "../names.tsx";
import { Pictures, wordForEach } from "./Pictures.tsx";
import styles from "./rounds.module.css";
import { Said } from "./Said.tsx";
import { ROUNDS } from "./texts.ts";

/** A task of a round, what a miner answered, and what that was worth. */
export function Answer({ netuid, shown }: { readonly netuid: number; readonly shown: RoundAnswer }): ReactNode {
  const words = useTexts(ROUNDS);
  const locale = useLocale();
  const { uid, question, truth, answer, reason, pictures, latencyMs, score } = shown;
  return (
    <li className={styles.answer}>
      <strong>
        {words.miner} <NeuronLink netuid={netuid} uid={uid} />
      </strong>{" "}
      <span className="quiet">
        {words.score(percent(score, locale, 1))} · {words.took(took(latencyMs, locale))}
      </span>
      <p className={styles.task}>
        <span className="quiet">{words.task}</span> <Said text={question} />
      </p>
      <Pictures pictures={pictures} answer={answer} truth={truth} />
      {wordForEach(answer, pictures).length === 0 && (
        <p className={styles.said}>
          <span className="quiet">{words.answer}</span> {answer === "" ? words.silence : <Said text={answer} />}
        </p>
      )}
      <details>
        <summary className="quiet">{words.reasons}</summary>
        <Fields
          of={[
            [words.truth, <Said key="truth" text={truth} />],
            [words.why, <Said key="why" text={reason} />],
          ]}
        />
      </details>
    </li>
  );
}
