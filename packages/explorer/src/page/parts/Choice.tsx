import type { ReactNode } from "react";
import styles from "./Choice.module.css";

/** Buttons of which one is pressed. */
export function Choice<Name extends string>({
  title,
  of,
  chosen,
  onChoose,
}: {
  /** What is chosen, for those who hear it read. */
  readonly title: string;
  /** Names and what stands on their buttons. */
  readonly of: readonly (readonly [Name, string])[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}): ReactNode {
  return (
    <fieldset className={styles.choice}>
      <legend className="unseen">{title}</legend>
      {of.map(([name, text]) => (
        <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
