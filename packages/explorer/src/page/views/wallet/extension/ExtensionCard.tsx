import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Card } from "../../../parts/Card.tsx";
import { AccountLink, plainText } from "../../../parts/names.tsx";
import { useTexts } from "../../../texts/language.ts";
import type { WalletAccount } from "../accounts.ts";
import styles from "../wallet.module.css";
import { extensionNames, openExtension } from "./injected.ts";
import { EXTENSION } from "./texts.ts";

function Extension({
  name,
  accounts,
  onAccounts,
}: {
  readonly name: string;
  readonly accounts: readonly WalletAccount[];
  readonly onAccounts: (name: string, accounts: readonly WalletAccount[]) => void;
}): ReactNode {
  const words = useTexts(EXTENSION);
  const [stop, setStop] = useState<() => void>();
  useEffect(() => stop, [stop]);
  const job = useMutation({
    mutationFn: () => openExtension(name, (list) => onAccounts(name, list)),
    onSuccess: (stopping) => setStop(() => stopping),
  });
  return (
    <li>
      <div className={styles.account}>
        <strong>
          <bdi>{plainText(name, 40)}</bdi>
        </strong>
        {stop === undefined && (
          <button type="button" disabled={job.isPending} onClick={() => job.mutate()}>
            {words.use}
            <span className="unseen"> {plainText(name, 40)}</span>
          </button>
        )}
      </div>
      {job.isPending && <p role="status">{words.waiting}</p>}
      {job.error !== null && (
        <div className={styles.fault} role="alert">
          <strong>{words.refused}</strong>
          <p>
            <bdi>{plainText(job.error.message)}</bdi>
          </p>
        </div>
      )}
      {stop !== undefined && accounts.length === 0 && <p>{words.none}</p>}
      {accounts.map(({ address, name: label }) => (
        <p key={address}>
          <bdi>{plainText(label, 40)}</bdi> <AccountLink address={address} />
        </p>
      ))}
    </li>
  );
}

/** Accounts whose keys lie in an extension of the browser, which signs for them. */
export function ExtensionCard({
  of,
  onAccounts,
}: {
  /** Accounts by the names of extensions. */
  readonly of: Readonly<Record<string, readonly WalletAccount[]>>;
  readonly onAccounts: (name: string, accounts: readonly WalletAccount[]) => void;
}): ReactNode {
  const words = useTexts(EXTENSION);
  const names = extensionNames();
  return (
    <Card title={words.title}>
      {names.length === 0 ? (
        <p className="quiet">{words.nothing}</p>
      ) : (
        <ul className={styles.accounts}>
          {names.map((name) => (
            <Extension key={name} name={name} accounts={of[name] ?? []} onAccounts={onAccounts} />
          ))}
        </ul>
      )}
    </Card>
  );
}
