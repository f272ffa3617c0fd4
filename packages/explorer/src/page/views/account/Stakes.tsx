import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { useTexts } from "../../texts/language.ts";
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
            {
              id: "netuid",
              title: words.subnet,
              value: ({ netuid }) => netuid,
              cell: ({ netuid }) => <SubnetName netuid={netuid} />,
            },
            {
              id: "hotkey",
              title: words.hotkeyName,
              value: ({ hotkey }) => hotkey,
              cell: ({ hotkey }) => <AccountLink address={hotkey} />,
            },
            {
              id: "stake",
              title: words.amount,
              value: ({ stake }) => stake,
              cell: ({ stake, netuid }) =>
                netuid === 0 ? <Amount rao={stake} /> : <Amount rao={stake} unit={ALPHA} />,
              isNumber: true,
            },
            {
              id: "value",
              title: words.worth,
              explain: words.stakedWhat,
              value: ({ value }) => value,
              cell: ({ value }) => <Amount rao={value} />,
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
