import type { ReactNode } from "react";
import { applyIdle } from "../../../keys/keys.ts";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { KeyNote } from "./KeyNote.tsx";
import { KEYS } from "./texts.ts";
import { fieldOf, useKeyJob } from "./useKeyJob.ts";

/** Unlocks the keys by their password. */
export function Unlock(): ReactNode {
  const words = useTexts(KEYS);
  const job = useKeyJob("unlock", () => applyIdle());
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        job.mutate({ password: fieldOf(form, "password") });
        form.reset();
      }}
    >
      <label>
        {words.password}
        <input name="password" type="password" autoComplete="current-password" maxLength={200} required />
      </label>
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {job.isPending ? words.deriving : words.unlock}
        </button>
      </div>
    </form>
  );
}
