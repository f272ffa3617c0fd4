import type { ReactNode } from "react";
import { useTexts } from "../../texts/language.ts";
import { AskCard, type AskedSubnet } from "./AskCard.tsx";
import styles from "./ask.module.css";
import { ASK } from "./texts.ts";

/** Characters of a text at most that miners go on with. */
const LONGEST = 2_000;

/** Has the miners of a text subnet go on with a text. */
export function AskText({ subnet }: { readonly subnet: AskedSubnet }): ReactNode {
  const words = useTexts(ASK);
  return (
    <AskCard title={words.text} subnet={subnet}>
      {({ mutate, isPending }) => (
        <>
          <p>{words.textWay}</p>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const text = `${new FormData(event.currentTarget).get("text") ?? ""}`.trim();
              if (text !== "") mutate({ text });
            }}
          >
            <label>
              {words.opening}
              <textarea name="text" className={styles.opening} maxLength={LONGEST} defaultValue={words.example} />
            </label>
            <div className={styles.row}>
              <button type="submit" className="primary" disabled={isPending}>
                {words.ask}
              </button>
            </div>
          </form>
        </>
      )}
    </AskCard>
  );
}
