import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { askMiners, type ValidatorRounds } from "../../network/validators.ts";
import { Card } from "../../parts/Card.tsx";
import { SubnetLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import { Answers } from "./Answers.tsx";
import styles from "./ask.module.css";
import { ASK } from "./texts.ts";

/** Characters of a text at most that miners go on with. */
const LONGEST = 2_000;

/** Has the miners of a text subnet go on with a text. */
export function AskText({
  netuid,
  url,
  validators,
}: {
  readonly netuid: number;
  readonly url: string;
  readonly validators: readonly ValidatorRounds[];
}): ReactNode {
  const words = useTexts(ASK);
  const asked = useMutation({ mutationFn: (question: object) => askMiners(url, question) });
  return (
    <Card title={words.text} aside={<SubnetLink netuid={netuid} name="" />}>
      <p>{words.textWay}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = `${new FormData(event.currentTarget).get("text") ?? ""}`.trim();
          if (text !== "") asked.mutate({ text });
        }}
      >
        <label>
          {words.opening}
          <textarea name="text" className={styles.opening} maxLength={LONGEST} defaultValue={words.example} />
        </label>
        <div className={styles.row}>
          <button type="submit" className="primary" disabled={asked.isPending}>
            {words.ask}
          </button>
        </div>
      </form>
      <Answers asked={asked} netuid={netuid} validators={validators} />
    </Card>
  );
}
