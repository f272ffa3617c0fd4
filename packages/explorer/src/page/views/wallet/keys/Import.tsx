import { type ReactNode, useState } from "react";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { KeyNote } from "./KeyNote.tsx";
import { NameField } from "./NameField.tsx";
import { KEYS } from "./texts.ts";
import { fieldOf, useKeyJob } from "./useKeyJob.ts";

/** Makes a key of its words. */
export function ImportWords({ onDone }: { readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const job = useKeyJob("importWords", onDone);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const scheme = fieldOf(form, "scheme") === "ed25519" ? "ed25519" : "sr25519";
        job.mutate({ name: fieldOf(form, "name"), words: fieldOf(form, "words"), scheme });
      }}
    >
      <label>
        {texts.theWords}
        <textarea name="words" maxLength={400} autoComplete="off" autoCapitalize="none" spellCheck={false} required />
      </label>
      <label>
        {texts.scheme}
        <select name="scheme" defaultValue="sr25519">
          <option value="sr25519">sr25519</option>
          <option value="ed25519">ed25519</option>
        </select>
      </label>
      <NameField />
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {texts.import}
        </button>
      </div>
    </form>
  );
}

/** Largest file that is read, in bytes. */
const MAX_FILE = 65_536;

/** Takes a key from a file: of the ecosystem's wallets, or of polkadot-js. */
export function ImportFile({ onDone }: { readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const [isTooLarge, setTooLarge] = useState(false);
  const job = useKeyJob("importFile", onDone);
  const read = async (form: HTMLFormElement): Promise<void> => {
    const file = new FormData(form).get("file");
    if (!(file instanceof File)) return;
    setTooLarge(file.size > MAX_FILE);
    if (file.size > MAX_FILE) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    job.mutate({ name: fieldOf(form, "name"), bytes, password: fieldOf(form, "password") });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void read(event.currentTarget);
      }}
    >
      <p>{texts.fileWhat}</p>
      <label>
        {texts.file}
        <input name="file" type="file" required />
      </label>
      <label>
        {texts.filePassword}
        <input name="password" type="password" autoComplete="off" maxLength={200} />
      </label>
      <NameField />
      {isTooLarge && (
        <p className={styles.bad} role="alert">
          {texts.tooLarge}
        </p>
      )}
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {job.isPending ? texts.reading : texts.import}
        </button>
      </div>
    </form>
  );
}
