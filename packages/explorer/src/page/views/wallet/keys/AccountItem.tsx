import { type ReactNode, useState } from "react";
import type { KeyFacts } from "../../../keys/messages.ts";
import { AccountLink, plainText } from "../../../parts/names.tsx";
import { Prose } from "../../../parts/Prose.tsx";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { KeyNote } from "./KeyNote.tsx";
import { KEYS } from "./texts.ts";
import { fieldOf, useKeyJob } from "./useKeyJob.ts";

/** Hands a text to the visitor as a file. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Export({ address, onDone }: { readonly address: string; readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const job = useKeyJob("export", (json) => {
    download(`${address}.json`, json);
    onDone();
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        job.mutate({ address, password: fieldOf(form, "password") });
        form.reset();
      }}
    >
      <p>
        <Prose text={texts.exportWhat} />
      </p>
      <label>
        {texts.password}
        <input name="password" type="password" autoComplete="current-password" maxLength={200} required />
      </label>
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="submit" className="primary" disabled={job.isPending}>
          {job.isPending ? texts.deriving : texts.export}
        </button>
      </div>
    </form>
  );
}

function Forget({ address, onDone }: { readonly address: string; readonly onDone: () => void }): ReactNode {
  const texts = useTexts(KEYS);
  const job = useKeyJob("forget");
  const [isSure, setSure] = useState(false);
  return (
    <div className={styles.danger} role="alert">
      <strong>{texts.forgetTitle}</strong>
      <p>{texts.forgetWhat}</p>
      <label>
        <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />{" "}
        {texts.forgetSure}
      </label>
      <KeyNote error={job.error} />
      <div className={styles.row}>
        <button type="button" onClick={onDone}>
          {texts.stay}
        </button>
        <button type="button" disabled={!isSure || job.isPending} onClick={() => job.mutate({ address })}>
          {texts.forgetNow}
        </button>
      </div>
    </div>
  );
}

/** An account of this browser, with what can be done to its key. */
export function AccountItem({
  of: { address, name, scheme },
  isUnlocked,
}: {
  readonly of: KeyFacts;
  readonly isUnlocked: boolean;
}): ReactNode {
  const texts = useTexts(KEYS);
  const [open, setOpen] = useState<"export" | "forget">();
  const close = (): void => setOpen(undefined);
  const label = plainText(name, 40);
  return (
    <li>
      <div className={styles.account}>
        <span>
          <strong>
            <bdi>{label}</bdi>
          </strong>{" "}
          <AccountLink address={address} /> {scheme === "ed25519" && <span className="quiet">ed25519</span>}
        </span>
        <span className={styles.row}>
          {isUnlocked && (
            <button type="button" aria-expanded={open === "export"} onClick={() => setOpen("export")}>
              {texts.export}
              <span className="unseen"> {label}</span>
            </button>
          )}
          <button type="button" aria-expanded={open === "forget"} onClick={() => setOpen("forget")}>
            {texts.forget}
            <span className="unseen"> {label}</span>
          </button>
        </span>
      </div>
      {open === "export" && isUnlocked && <Export address={address} onDone={close} />}
      {open === "forget" && <Forget address={address} onDone={close} />}
    </li>
  );
}
