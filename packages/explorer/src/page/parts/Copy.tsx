import { type ReactNode, useState } from "react";
import { useTexts } from "../texts/language.ts";
import styles from "./parts.module.css";
import { PARTS } from "./texts.ts";

/** How long it says that it has copied, in ms. */
const SAID_MS = 1_500;

/** A button that copies a text. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const words = useTexts(PARTS);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <button type="button" className={styles.copy} title={`${words.copy}: ${what}`} onClick={() => void copy()}>
      <span aria-hidden="true">{isCopied ? "✓" : "⧉"}</span>
      <span className="unseen">{isCopied ? words.copied : `${words.copy}: ${what}`}</span>
    </button>
  );
}
