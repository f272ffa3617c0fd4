import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { percentOfU16 } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { alphaColumn, hotkeyColumn, subnetColumn, uidColumn } from "./columns.tsx";
import type { OwnNeuron } from "./readAccount.ts";
import { ACCOUNT } from "./texts.ts";

/** Neurons of an account. */
export function Neurons({ neurons }: { readonly neurons: readonly OwnNeuron[] }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  return (
    <Card title={words.neurons}>
      <p className="quiet">{neurons.length === 0 ? words.noNeurons : words.neuronsWhat}</p>
      {neurons.length > 0 && (
        <DataTable
          caption={words.neurons}
          rows={neurons}
          idOf={({ uid, netuid }) => `${netuid} ${uid}`}
          columns={[
            subnetColumn(words),
            uidColumn(words),
            {
              id: "role",
              title: words.role,
              value: ({ isValidator }) => (isValidator ? words.validator : words.miner),
            },
            hotkeyColumn(words),
            {
              id: "incentive",
              title: words.incentive,
              value: ({ incentive }) => incentive,
              cell: ({ incentive }) => percentOfU16(incentive, locale),
              isNumber: true,
            },
            {
              id: "dividends",
              title: words.dividends,
              value: ({ dividends }) => dividends,
              cell: ({ dividends }) => percentOfU16(dividends, locale),
              isNumber: true,
            },
            alphaColumn("emission", words.emission),
            alphaColumn("stake", words.behind),
          ]}
        />
      )}
    </Card>
  );
}
