import { type ReactNode, useCallback, useState } from "react";
import { keys, useKeys } from "../../keys/keys.ts";
import { Card, Stack } from "../../parts/Card.tsx";
import { AccountLink, plainText, shortened } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import type { WalletAccount } from "./accounts.ts";
import { ActionCard } from "./actions/ActionCard.tsx";
import { ExtensionCard } from "./extension/ExtensionCard.tsx";
import { KeysCard } from "./keys/KeysCard.tsx";
import { Orders } from "./orders/Orders.tsx";
import { PositionsCard } from "./positions/PositionsCard.tsx";
import { WALLET } from "./texts.ts";
import { WalletHistory } from "./WalletHistory.tsx";
import styles from "./wallet.module.css";

/** The account that the visitor looks at, of all that he has. */
function Chosen({ accounts }: { readonly accounts: readonly WalletAccount[] }): ReactNode {
  const words = useTexts(WALLET);
  const [address, setAddress] = useState<string>();
  const account = accounts.find((one) => one.address === address) ?? accounts[0];
  if (account === undefined) return null;
  const own = accounts.filter((one) => one !== account).map((one) => [one.address, one.name] as const);
  return (
    <>
      <Card title={words.account}>
        <div className={styles.form}>
          <label>
            {words.which}
            <select value={account.address} onChange={(event) => setAddress(event.target.value)}>
              {accounts.map(({ address: of, name, extension }) => (
                <option key={of} value={of}>
                  {plainText(name, 40)} · {shortened(of)} ·{" "}
                  {extension === undefined ? words.inBrowser : words.inExtension(plainText(extension, 40))}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p>
          {words.address} <AccountLink address={account.address} isWhole />
        </p>
      </Card>
      <PositionsCard key={`positions ${account.address}`} address={account.address} />
      <ActionCard key={`actions ${account.address}`} account={account} own={own} />
      <Orders key={`orders ${account.address}`} address={account.address} />
      <WalletHistory key={`history ${account.address}`} address={account.address} />
    </>
  );
}

/** A visitor's own accounts. */
export function Wallet(): ReactNode {
  const words = useTexts(WALLET);
  const known = useKeys()?.accounts ?? [];
  const [injected, setInjected] = useState<Readonly<Record<string, readonly WalletAccount[]>>>({});
  const take = useCallback(
    (name: string, list: readonly WalletAccount[]) => setInjected((before) => ({ ...before, [name]: list })),
    [],
  );
  const here = known.map(({ address, name, scheme }): WalletAccount => {
    const signPayload: WalletAccount["signer"]["signPayload"] = (payload) => keys.run("sign", { payload });
    return { address, name, scheme, extension: undefined, signer: { address, signPayload } };
  });
  // The key that lies here signs without another program.
  const others = Object.values(injected).flat();
  const accounts = [...new Map([...others, ...here].map((one) => [one.address, one])).values()];
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Stack>
        <KeysCard />
        <ExtensionCard of={injected} onAccounts={take} />
        <Chosen accounts={accounts} />
      </Stack>
    </>
  );
}
