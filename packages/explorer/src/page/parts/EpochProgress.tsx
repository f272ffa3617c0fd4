import type { ReactNode } from "react";
import { wholeNumber } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import styles from "./EpochProgress.module.css";
import { SUBNET_PARTS } from "./subnetTexts.ts";

/** How far a subnet is on its way to the next epoch, in blocks. */
export function EpochProgress({
  tempo,
  nextEpoch,
  block,
}: {
  readonly tempo: number;
  readonly nextEpoch: number | undefined;
  /** The block that the page shows. */
  readonly block: number;
}): ReactNode {
  const words = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  if (nextEpoch === undefined) return <span className="quiet">–</span>;
  const left = Math.max(0, nextEpoch - block);
  const text = words.blocksLeft(left, wholeNumber(left, locale));
  return (
    <span className={styles.epoch} title={`${text}. ${words.epochMeaning}`}>
      <progress className={styles.bar} max={tempo} value={Math.max(0, tempo - left)} aria-label={words.nextEpoch} />
      <span>{text}</span>
    </span>
  );
}
