import type { ReactNode } from "react";
import { useTexts } from "../texts/language.ts";
import styles from "./parts.module.css";
import { PARTS } from "./texts.ts";
import { useCopied } from "./useCopied.ts";

/** Two sheets, drawn: fonts of many machines have no sign for them. */
function Sheets(): ReactNode {
  return (
    <svg className={styles.sheets} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3.5 10.5h-1v-8h8v1" />
    </svg>
  );
}

/** A button that copies a text. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const words = useTexts(PARTS);
  const [isCopied, copy] = useCopied();
  return (
    <button type="button" className={styles.copy} title={`${words.copy}: ${what}`} onClick={() => copy(text)}>
      <span aria-hidden="true">{isCopied ? "✓" : <Sheets />}</span>
      <span className="unseen">{isCopied ? words.copied : `${words.copy}: ${what}`}</span>
    </button>
  );
}
