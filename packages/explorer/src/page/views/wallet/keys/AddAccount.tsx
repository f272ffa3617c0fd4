import { type ReactNode, useState } from "react";
import { Choice } from "../../../parts/Choice.tsx";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { Create } from "./Create.tsx";
import { ImportFile, ImportWords } from "./Import.tsx";
import { KEYS } from "./texts.ts";

const WAYS = { create: Create, words: ImportWords, file: ImportFile };

/** Adds an account to this browser: a new one, or one that there is. */
export function AddAccount({ onDone }: { readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const [way, setWay] = useState<keyof typeof WAYS>("create");
  const Way = WAYS[way];
  return (
    <div className={styles.step}>
      <h3>{texts.add}</h3>
      <Choice
        title={texts.add}
        of={[
          ["create", texts.create],
          ["words", texts.fromWords],
          ["file", texts.fromFile],
        ]}
        chosen={way}
        onChoose={setWay}
      />
      <div>
        <Way onDone={onDone} />
      </div>
    </div>
  );
}
