import type { RuntimeTypes } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import { useFixed } from "../../network/reads.ts";
import type { Lie, TrustState } from "../../network/trust/ledger.ts";
import { Card, Fields } from "../../parts/Card.tsx";
import { Unfold } from "../../parts/Unfold.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { describeLie } from "./describeLie.ts";
import { TRUST } from "./texts.ts";
import styles from "./trust.module.css";

function OneLie({ lie, types }: { readonly lie: Lie; readonly types: RuntimeTypes | undefined }): ReactNode {
  const words = useTexts(TRUST);
  const { question, said, proven, at } = describeLie(lie, types);
  return (
    <li className={styles.lie}>
      <Fields
        of={[
          [words.question, <code key="question">{question}</code>],
          ...(at === undefined ? [] : [[words.at, <code key="at">{at}</code>] as const]),
          [words.said, <code key="said">{said}</code>],
          [words.isProven, <code key="proven">{proven}</code>],
        ]}
      />
      <Unfold title={words.raw}>{() => <pre className={styles.raw}>{JSON.stringify(lie, undefined, 2)}</pre>}</Unfold>
    </li>
  );
}

/** What the node said, and what is so. */
export function Lies({ trust: { lies, lieCount } }: { readonly trust: TrustState }): ReactNode {
  const words = useTexts(TRUST);
  const locale = useLocale();
  const { data: types } = useFixed(["trust", "types"], (chain) => chain.types());
  return (
    <Card title={words.lies}>
      {lieCount === 0 ? (
        <p>{words.noLies}</p>
      ) : (
        <>
          <p>{words.lieCount(wholeNumber(lieCount, locale), wholeNumber(lies.length, locale))}</p>
          <ol className={styles.lies}>
            {lies.map((lie, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: each has its number, as one may come again
              <OneLie key={lieCount - at} lie={lie} types={types} />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
