import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { useTexts } from "../../texts/language.ts";
import { hotkeyColumn, subnetColumn, worthColumn } from "./columns.tsx";
import type { ValuedStake } from "./readAccount.ts";
import { ACCOUNT } from "./texts.ts";

/** Stake of a coldkey. */
export function Stakes({ stakes }: { readonly stakes: readonly ValuedStake[] }): ReactNode {
  const words = useTexts(ACCOUNT);
  return (
    <Card title={words.stakes}>
      <p className="quiet">{stakes.length === 0 ? words.noStakes : words.stakesWhat}</p>
      {stakes.length > 0 && (
        <DataTable
          caption={words.stakes}
          rows={stakes}
          idOf={({ hotkey, netuid }) => `${netuid} ${hotkey}`}
          sortedBy="value"
          columns={[
            subnetColumn(words),
            hotkeyColumn(words),
            {
              id: "stake",
              title: words.amount,
              value: ({ stake }) => stake,
              cell: ({ stake, netuid }) =>
                netuid === 0 ? <Amount rao={stake} /> : <Amount rao={stake} unit={ALPHA} />,
              isNumber: true,
            },
            worthColumn(words),
          ]}
        />
      )}
    </Card>
  );
}
