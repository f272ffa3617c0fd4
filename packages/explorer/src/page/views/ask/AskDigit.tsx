import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { askMiners, type ValidatorRounds } from "../../network/validators.ts";
import { Card } from "../../parts/Card.tsx";
import { SubnetLink } from "../../parts/names.tsx";
import { blank, toText } from "../../parts/rounds/pixels.ts";
import { useTexts } from "../../texts/language.ts";
import { Answers } from "./Answers.tsx";
import styles from "./ask.module.css";
import { Drawing } from "./Drawing.tsx";
import { ASK } from "./texts.ts";

/** Has the miners of an image subnet say which digit somebody drew. */
export function AskDigit({
  netuid,
  url,
  validators,
}: {
  readonly netuid: number;
  readonly url: string;
  readonly validators: readonly ValidatorRounds[];
}): ReactNode {
  const words = useTexts(ASK);
  const [pixels, setPixels] = useState(blank);
  const asked = useMutation({ mutationFn: (question: object) => askMiners(url, question) });
  const isBlank = pixels.every((value) => value === 0);
  return (
    <Card title={words.digit} aside={<SubnetLink netuid={netuid} name="" />}>
      <p>{words.digitWay}</p>
      <Drawing pixels={pixels} onDraw={setPixels} />
      <div className={styles.row}>
        <button
          type="button"
          className="primary"
          disabled={isBlank || asked.isPending}
          onClick={() => asked.mutate({ picture: toText(pixels) })}
        >
          {words.ask}
        </button>
        <button type="button" onClick={() => setPixels(blank())}>
          {words.clear}
        </button>
      </div>
      <Answers asked={asked} netuid={netuid} validators={validators} />
    </Card>
  );
}
