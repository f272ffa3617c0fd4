import type { ReactNode } from "react";
import type { Fault } from "../network/fault.ts";
import { useTexts } from "../texts/language.ts";
import { Prose } from "./Prose.tsx";
import styles from "./parts.module.css";
import { PARTS } from "./texts.ts";

/** What is wrong, in words, and what to do. */
export function FaultNote({ fault, children }: { readonly fault: Fault; readonly children?: ReactNode }): ReactNode {
  const words = useTexts(PARTS);
  const [title, wayOut] = words.faults[fault.kind];
  return (
    <div className={styles.fault} role="alert">
      <strong>{title}</strong>
      <p>
        <Prose text={wayOut} />
      </p>
      {fault.detail !== "" && (
        <details>
          <summary>{words.details}</summary>
          <bdi>
            <code>{fault.detail}</code>
          </bdi>
        </details>
      )}
      {children}
    </div>
  );
}
