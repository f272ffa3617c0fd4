import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { applyIdle, IDLE_MINUTES, idleMinutes, keys, useKeys } from "../../../keys/keys.ts";
import type { KeysState } from "../../../keys/messages.ts";
import { Card } from "../../../parts/Card.tsx";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { AccountItem } from "./AccountItem.tsx";
import { AddAccount } from "./AddAccount.tsx";
import { KeyNote } from "./KeyNote.tsx";
import { SetUp } from "./SetUp.tsx";
import { KEYS } from "./texts.ts";
import { Unlock } from "./Unlock.tsx";

function Lock(): ReactNode {
  const texts = useTexts(KEYS);
  const [minutes, setMinutes] = useState(idleMinutes);
  const [error, setError] = useState<Error | null>(null);
  return (
    <div className={styles.row}>
      <button type="button" onClick={keys.lock}>
        {texts.lock}
      </button>
      <label>
        {texts.idle}{" "}
        <select
          value={minutes}
          onChange={(event) => {
            const chosen = Number(event.target.value);
            setMinutes(chosen);
            applyIdle(chosen).then(() => setError(null), setError);
          }}
        >
          {IDLE_MINUTES.map((one) => (
            <option key={one} value={one}>
              {texts.minutes(one)}
            </option>
          ))}
        </select>
      </label>
      <KeyNote error={error} />
    </div>
  );
}

function Known({ state: { accounts, isSetUp, isUnlocked } }: { readonly state: KeysState }): ReactNode {
  const texts = useTexts(KEYS);
  const [isAdding, setAdding] = useState(false);
  if (!isSetUp) return <SetUp />;
  const none = accounts.length === 0;
  return (
    <>
      <ul className={styles.accounts} aria-label={texts.accounts}>
        {accounts.map((account) => (
          <AccountItem key={account.address} of={account} isUnlocked={isUnlocked} />
        ))}
      </ul>
      {!isUnlocked && <Unlock />}
      {isUnlocked && <Lock />}
      {isUnlocked && (none || isAdding) && <AddAccount onDone={() => setAdding(false)} />}
      {isUnlocked && !none && !isAdding && (
        <button type="button" onClick={() => setAdding(true)}>
          {texts.add}
        </button>
      )}
    </>
  );
}

/** Accounts whose keys lie in this browser. */
export function KeysCard(): ReactNode {
  const texts = useTexts(KEYS);
  const state = useKeys();
  // Another tab may have added or forgotten one since.
  const { error, isPending } = useQuery({
    queryKey: ["keys"],
    queryFn: () => keys.run("list", {}),
    retry: false,
    refetchOnWindowFocus: "always",
  });
  const status = state === undefined ? undefined : !state.isSetUp ? "" : state.isUnlocked ? texts.open : texts.locked;
  return (
    <Card title={texts.title} aside={status}>
      <KeyNote error={error} />
      {isPending && (
        <p role="status" data-pending>
          {texts.opening}
        </p>
      )}
      {state !== undefined && <Known state={state} />}
    </Card>
  );
}
