import type { ReactNode } from "react";
import type { Progress } from "../../replay/index.ts";
import { wholeNumber } from "../texts/amounts.ts";
import { texts, useLocale, useTexts } from "../texts/language.ts";

const WORDS = texts(
  {
    reading: (keys: string, blocks: string) =>
      `Recomputing: ${keys} values of the state read, ${blocks} blocks replayed`,
    stop: "Stop",
  },
  {
    reading: (keys, blocks) => `Nouveau calcul : ${keys} valeurs de l'état lues, ${blocks} blocs rejoués`,
    stop: "Arrêter",
  },
);

/** How far a replay is, and a button that stops it. */
export function ReplayProgress({
  progress,
  onStop,
}: {
  readonly progress: Progress | undefined;
  readonly onStop: () => void;
}): ReactNode {
  const words = useTexts(WORDS);
  const locale = useLocale();
  return (
    <p role="status">
      <progress /> {words.reading(wholeNumber(progress?.keys ?? 0, locale), wholeNumber(progress?.blocks ?? 0, locale))}{" "}
      <button type="button" onClick={onStop}>
        {words.stop}
      </button>
    </p>
  );
}
