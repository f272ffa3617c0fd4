import { type ReactNode, useState } from "react";
import type { KeyJobs } from "../../../keys/messages.ts";
import { useTexts } from "../../../texts/language.ts";
import { focused } from "../focus.ts";
import styles from "../wallet.module.css";
import { KeyNote } from "./KeyNote.tsx";
import { NameField } from "./NameField.tsx";
import { KEYS } from "./texts.ts";
import { fieldOf, useKeyJob } from "./useKeyJob.ts";

/** Words of a new key, shown once. */
function Words({ words, onNoted }: { readonly words: readonly string[]; readonly onNoted: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  return (
    <>
      <p ref={focused} tabIndex={-1}>
        {texts.wordsWhat}
      </p>
      <ol className={styles.words} translate="no" lang="en">
        {words.map((word, at) => (
          // Words may be the same: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at} className="mono">
            {word}
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <button type="button" className="primary" onClick={onNoted}>
          {texts.noted}
        </button>
      </div>
    </>
  );
}

/** Asks for some of the words, and keeps the key when they are right. */
function Confirm({ asked, onDone }: { readonly asked: readonly number[]; readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const job = useKeyJob("keep", onDone);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        job.mutate({ name: fieldOf(form, "name"), answers: asked.map((place) => fieldOf(form, `word${place}`)) });
      }}
    >
      <p ref={focused} tabIndex={-1}>
        {texts.confirmWhat}
      </p>
      {asked.map((place) => (
        <label key={place}>
          {texts.word(place + 1)}
          <input
            name={`word${place}`}
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </label>
      ))}
      <NameField />
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {texts.keep}
        </button>
      </div>
    </form>
  );
}

/** Makes a new key: its words are shown once, asked for, and kept by the thread alone. */
export function Create({ onDone }: { readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const [offer, setOffer] = useState<KeyJobs["generate"]["result"]>();
  const job = useKeyJob("generate", setOffer);
  if (offer === undefined) {
    return (
      <>
        <p>{texts.createWhat}</p>
        <KeyNote error={job.error} />
        <div className={styles.row}>
          <button type="button" className="primary" onClick={() => job.mutate({ count: 12 })}>
            {texts.show(12)}
          </button>
          <button type="button" onClick={() => job.mutate({ count: 24 })}>
            {texts.show(24)}
          </button>
        </div>
      </>
    );
  }
  if (offer.words.length === 0) return <Confirm asked={offer.asked} onDone={onDone} />;
  const forget = (): void => {
    // From here on the thread alone knows them.
    setOffer({ words: [], asked: offer.asked });
    job.reset();
  };
  return <Words words={offer.words} onNoted={forget} />;
}
