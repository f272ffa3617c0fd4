import type { ReactNode } from "react";
import { KeysError } from "../../../keys/keysError.ts";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { KEYS } from "./texts.ts";

/** Longest message that is shown, in characters. */
const MAX_DETAIL = 300;

/** What went wrong with keys, and what to do. */
export function KeyNote({ error }: { readonly error: Error | null }): ReactNode {
  const words = useTexts(KEYS);
  if (error === null) return null;
  const [title, wayOut] = words.faults[error instanceof KeysError ? error.kind : "failed"];
  return (
    <div className={styles.fault} role="alert">
      <strong>{title}</strong>
      <p>{wayOut}</p>
      {error.message !== "" && (
        <details>
          <summary>{words.details}</summary>
          <bdi lang="en">
            <code>{error.message.slice(0, MAX_DETAIL)}</code>
          </bdi>
        </details>
      )}
    </div>
  );
}
