import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { bestAnswer, useRounds } from "../../network/validators.ts";
import { percent, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { AccountLink, NeuronLink } from "../names.tsx";
import { Pictures, wordForEach } from "./Pictures.tsx";
import { Said } from "./Said.tsx";
import { ROUNDS } from "./texts.ts";

/** Longest task and answer in a sentence, in characters. */
const LONGEST = 120;
/** Pictures beside a sentence. */
const FEW = 8;

/** What the last round of a subnet was about, in a sentence: who asked what, who answered best. None without one. */
export function LastAnswer({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(ROUNDS);
  const locale = useLocale();
  const { validators } = useRounds(netuid);
  const last = validators
    .flatMap(({ hotkey, rounds: [round] }) => (round === undefined ? [] : [{ hotkey, round }]))
    .toSorted((a, b) => b.round.at - a.round.at)[0];
  const best = last && bestAnswer(last.round);
  if (best === undefined || best.score === 0) return null;
  const { uid, question, answer, pictures, score } = best;
  return (
    <p>
      {words.lastTask} <AccountLink address={last?.hotkey ?? ""} /> {words.to} <NeuronLink netuid={netuid} uid={uid} />
      {words.colon} <Said text={question} longest={LONGEST} />{" "}
      {words.best(wholeNumber(last?.round.answers.length ?? 0, locale), percent(score, locale, 0))}{" "}
      {wordForEach(answer, pictures).length === 0 && (
        <>
          <Said text={answer} longest={LONGEST} />{" "}
        </>
      )}
      <Link to="/subnets/$netuid" params={{ netuid: `${netuid}` }} search={{ tab: "tasks" }}>
        {words.more}
      </Link>
      <Pictures {...best} most={FEW} />
    </p>
  );
}
