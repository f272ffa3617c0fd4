import type { ReactNode } from "react";
import { useTexts } from "../texts/language.ts";
import styles from "./parts.module.css";
import { PARTS } from "./texts.ts";
import { useCopied } from "./useCopied.ts";

/** A button that copies a text. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const words = useTexts(PARTS);
  const [isCopied, copy] = useCopied();
  return (
    <button type="button" className={styles.copy} title={`${words.copy}: ${what}`} onClick={() => copy(text)}>
      <span aria-hidden="true">{isCopied ? "✓" : "⧉"}</span>
      <span className="unseen">{isCopied ? words.copied : `${words.copy}: ${what}`}</span>
    </button>
  );
}
