import type { ReactNode } from "react";
import { Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink, BlockLink } from "../../parts/names.tsx";
import { When } from "../../parts/When.tsx";
import { useTexts } from "../../texts/language.ts";
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
            {
              id: "height",
              title: words.block,
              value: ({ height }) => height,
              cell: ({ height }) => <BlockLink number={height} />,
              isNumber: true,
            },
            {
              id: "time",
              title: words.time,
              value: ({ time }) => time ?? 0,
              cell: ({ time }) => (time === null ? "–" : <When time={time} />),
            },
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
