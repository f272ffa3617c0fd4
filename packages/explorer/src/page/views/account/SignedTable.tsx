import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { plainText } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./account.module.css";
import { timeColumn } from "./columns.tsx";
import type { ExtrinsicRow } from "./indexPages.ts";
import { ACCOUNT } from "./texts.ts";

function nameOf({ pallet, call }: ExtrinsicRow): string {
  return pallet === null ? "?" : plainText(`${pallet}.${call}`, 80);
}

/** What an account signed, newest first. */
export function SignedTable({ rows }: { readonly rows: readonly ExtrinsicRow[] }): ReactNode {
  const words = useTexts(ACCOUNT);
  return (
    <Card title={words.extrinsics} aside={rows.length > 0 && words.newest(rows.length)}>
      {rows.length === 0 ? (
        <p className="quiet">{words.noExtrinsics}</p>
      ) : (
        <DataTable
          caption={words.extrinsics}
          rows={rows}
          idOf={({ height, number }) => `${height} ${number}`}
          sortedBy="height"
          columns={[
            {
              id: "height",
              title: words.block,
              value: ({ height, number }) => height * 10_000 + number,
              cell: ({ height, number }) => (
                <Link to="/blocks/$block/extrinsics/$index" params={{ block: `${height}`, index: `${number}` }}>
                  {height}-{number}
                </Link>
              ),
              isNumber: true,
            },
            timeColumn(words),
            { id: "call", title: words.call, value: nameOf, cell: (row) => <code>{nameOf(row)}</code> },
            {
              id: "outcome",
              title: words.outcome,
              value: ({ succeeded }) => `${succeeded}`,
              cell: ({ succeeded }) =>
                succeeded === null ? (
                  "–"
                ) : (
                  <span className={succeeded ? styles.good : styles.bad}>
                    {succeeded ? words.succeeded : words.failed}
                  </span>
                ),
            },
            {
              id: "fee",
              title: words.fee,
              value: ({ fee }) => fee ?? 0n,
              cell: ({ fee }) => (fee === null ? "–" : <Amount rao={fee} />),
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
