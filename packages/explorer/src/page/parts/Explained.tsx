import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** A word with what it means, for those who point at it. */
export function Explained({ word, meaning }: { readonly word: ReactNode; readonly meaning: string }): ReactNode {
  return (
    <span className={styles.hint} title={meaning}>
      {word}
    </span>
  );
}
