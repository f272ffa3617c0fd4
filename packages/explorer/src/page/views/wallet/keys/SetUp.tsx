import { type ReactNode, useState } from "react";
import { applyIdle } from "../../../keys/keys.ts";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { KeyNote } from "./KeyNote.tsx";
import { KEYS } from "./texts.ts";
import { fieldOf, useKeyJob } from "./useKeyJob.ts";

/** Asks the browser to keep what it stores, also when its disk fills up. */
async function keepStorage(): Promise<void> {
  await navigator.storage?.persist();
  await applyIdle();
}

/** Chooses the password of the keys in this browser. */
export function SetUp(): ReactNode {
  const words = useTexts(KEYS);
  const [isOther, setOther] = useState(false);
  const job = useKeyJob("setUp", keepStorage);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const password = fieldOf(form, "password");
        const isSame = password === fieldOf(form, "again");
        setOther(!isSame);
        if (isSame) job.mutate({ password });
      }}
    >
      <p>{words.setUpWhat}</p>
      <label>
        {words.newPassword}
        <input name="password" type="password" autoComplete="new-password" maxLength={200} required />
      </label>
      <label>
        {words.again}
        <input name="again" type="password" autoComplete="new-password" maxLength={200} required />
      </label>
      {isOther && (
        <p className={styles.bad} role="alert">
          {words.notSame}
        </p>
      )}
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {job.isPending ? words.deriving : words.setUp}
        </button>
      </div>
    </form>
  );
}
