import { type ReactNode, useMemo } from "react";
import type { RoundAnswer } from "../../network/validators.ts";
import { useTexts } from "../../texts/language.ts";
import { Picture } from "./Picture.tsx";
import { fromText } from "./pixels.ts";
import styles from "./rounds.module.css";
import { ROUNDS } from "./texts.ts";

/** Returns the words of a text where there is one for each picture; none otherwise. */
export function wordForEach(text: string, pictures: readonly unknown[]): readonly string[] {
  const words = text.split(" ");
  return words.length === pictures.length ? words : [];
}

/** Pictures of a task, each above what the miner says that it is and whether that is so. @param most - of them */
export function Pictures({
  pictures,
  answer,
  truth,
  most = Number.POSITIVE_INFINITY,
}: Pick<RoundAnswer, "pictures" | "answer" | "truth"> & { readonly most?: number }): ReactNode {
  const words = useTexts(ROUNDS);
  const all = useMemo(() => pictures.map(fromText), [pictures]);
  if (all.length === 0) return null;
  const said = wordForEach(answer, all);
  const right = wordForEach(truth, all);
  return (
    <span className={styles.pictures}>
      {all.slice(0, most).map((pixels, at) => {
        const isRight = said[at] === right[at];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pictures of a task stay where they are
          <span key={at}>
            <Picture pixels={pixels} name={words.picture(at + 1)} />
            {said[at] !== undefined && right[at] !== undefined && (
              <span className={isRight ? styles.right : styles.wrong} title={words.isOne(right[at])}>
                <bdi>{said[at].slice(0, 3)}</bdi> <span aria-hidden="true">{isRight ? "✓" : "✗"}</span>
                <span className="unseen">{isRight ? words.right : words.wrong}</span>
              </span>
            )}
          </span>
        );
      })}
    </span>
  );
}
