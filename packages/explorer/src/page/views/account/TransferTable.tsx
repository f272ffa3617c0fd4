import type { ReactNode } from "react";
import { Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import { blockColumn, timeColumn } from "./columns.tsx";
import type { TransferRow } from "./indexPages.ts";
import { ACCOUNT } from "./texts.ts";

/** TAO that an account sent and received, newest first. */
export function TransferTable({
  rows,
  address,
}: {
  readonly rows: readonly TransferRow[];
  readonly address: string;
}): ReactNode {
  const words = useTexts(ACCOUNT);
  const party = (other: string): ReactNode =>
    other === address ? <span className="quiet">{words.title}</span> : <AccountLink address={other} />;
  return (
    <Card title={words.transfers} aside={rows.length > 0 && words.newest(rows.length)}>
      {rows.length === 0 ? (
        <p className="quiet">{words.noTransfers}</p>
      ) : (
        <DataTable
          caption={words.transfers}
          rows={rows}
          idOf={({ height, event }) => `${height} ${event}`}
          sortedBy="height"
          columns={[
            blockColumn(words),
            timeColumn(words),
            { id: "from", title: words.from, value: ({ sender }) => sender, cell: ({ sender }) => party(sender) },
            { id: "to", title: words.to, value: ({ receiver }) => receiver, cell: ({ receiver }) => party(receiver) },
            {
              id: "amount",
              title: words.amount,
              value: ({ amount }) => amount,
              cell: ({ amount, sender }) => <Amount rao={sender === address ? -amount : amount} />,
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
