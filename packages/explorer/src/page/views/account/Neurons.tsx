import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink, NeuronLink } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { percentOfU16 } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
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
            {
              id: "netuid",
              title: words.subnet,
              value: ({ netuid }) => netuid,
              cell: ({ netuid }) => <SubnetName netuid={netuid} />,
            },
            {
              id: "uid",
              title: words.uid,
              value: ({ uid }) => uid,
              cell: ({ netuid, uid }) => <NeuronLink netuid={netuid} uid={uid} />,
              isNumber: true,
            },
            {
              id: "role",
              title: words.role,
              value: ({ isValidator }) => (isValidator ? words.validator : words.miner),
            },
            {
              id: "hotkey",
              title: words.hotkeyName,
              value: ({ hotkey }) => hotkey,
              cell: ({ hotkey }) => <AccountLink address={hotkey} />,
            },
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
            {
              id: "emission",
              title: words.emission,
              value: ({ emission }) => emission,
              cell: ({ emission }) => <Amount rao={emission} unit={ALPHA} />,
              isNumber: true,
            },
            {
              id: "stake",
              title: words.behind,
              value: ({ stake }) => stake,
              cell: ({ stake }) => <Amount rao={stake} unit={ALPHA} />,
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
