import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { useSessionValue } from "../../../network/context.ts";
import { useLive } from "../../../network/reads.ts";
import { Card } from "../../../parts/Card.tsx";
import { plainText } from "../../../parts/names.tsx";
import { When } from "../../../parts/When.tsx";
import { useTexts } from "../../../texts/language.ts";
import styles from "../wallet.module.css";
import { type Intent, isOpen } from "./intents.ts";
import { OrderText } from "./OrderText.tsx";
import { Progress } from "./Progress.tsx";
import { find, intents, sendAgain } from "./perform.ts";
import { ORDERS } from "./texts.ts";

/** Returns the orders of an account on the chain that the page shows, the newest first. */
export function useIntents(address: string): readonly Intent[] {
  const all = useSyncExternalStore(intents.listen, intents.list);
  const genesis = useSessionValue(({ chain }) => chain?.genesisHash);
  return all.filter((one) => one.genesisHash === genesis && one.address === address);
}

function Again({ of }: { readonly of: Intent }): ReactNode {
  const words = useTexts(ORDERS);
  const chain = useSessionValue((session) => session.chain);
  const job = useMutation({
    mutationFn: async () => {
      if (chain !== undefined) await sendAgain(chain, of);
    },
  });
  return (
    <>
      <button type="button" disabled={job.isPending || chain === undefined} onClick={() => job.mutate()}>
        {words.again}
      </button>
      {job.error !== null && (
        <p className={styles.bad} role="alert" lang="en">
          <bdi>{plainText(job.error.message, 500)}</bdi>
        </p>
      )}
    </>
  );
}

/** Orders that were signed in this browser, with what became of each. */
export function Orders({ address }: { readonly address: string }): ReactNode {
  const words = useTexts(ORDERS);
  const list = useIntents(address);
  const open = list.filter(isOpen);
  useLive(["orders", address, ...open.map(({ hash }) => hash)], async ({ chain }) => {
    for (const one of open) await find(chain, one);
    return null;
  });
  if (list.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className={styles.accounts} aria-label={words.title}>
        {list.map((one) => (
          <li key={one.hash} data-hash={one.hash}>
            <OrderText of={one.order} /> <span className="quiet">·</span> <When time={one.at} />
            <Progress of={one} />
            {one.state === "signed" && <Again of={one} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
