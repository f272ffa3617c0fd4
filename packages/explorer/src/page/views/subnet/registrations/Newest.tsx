import type { ReactNode } from "react";
import { z } from "zod";
import { useHistory } from "../../../network/history.ts";
import { Card } from "../../../parts/Card.tsx";
import { DataTable } from "../../../parts/DataTable.tsx";
import { FromIndex } from "../../../parts/FromIndex.tsx";
import { AccountLink, BlockLink, NeuronLink } from "../../../parts/names.tsx";
import { When } from "../../../parts/When.tsx";
import { useTexts } from "../../../texts/language.ts";
import { REGISTRATIONS } from "./texts.ts";

const address = z.string().max(64);

/** A page of registrations, as the index answers, the newest first. */
const registrations = z.object({
  items: z
    .array(
      z.object({
        height: z.int(),
        event: z.int(),
        time: z.number().nullable(),
        uid: z.int(),
        hotkey: address,
        replaced: address.nullable(),
      }),
    )
    .max(100),
});

/** Who registered last, as the index knows. */
export function Newest({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(REGISTRATIONS);
  const query = useHistory("registrations", { netuid, limit: 100 }, registrations);
  return (
    <Card title={words.newest}>
      <FromIndex query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{words.noneKnown}</p>
          ) : (
            <DataTable
              caption={words.newest}
              rows={items}
              idOf={({ height, event }) => `${height}-${event}`}
              sortedBy="block"
              columns={[
                {
                  id: "block",
                  title: words.block,
                  isNumber: true,
                  value: ({ height }) => height,
                  cell: ({ height }) => <BlockLink number={height} />,
                },
                {
                  id: "when",
                  title: words.when,
                  value: ({ time }) => time ?? 0,
                  cell: ({ time }) => (time === null ? "–" : <When time={time} />),
                },
                {
                  id: "uid",
                  title: "UID",
                  isNumber: true,
                  value: ({ uid }) => uid,
                  cell: ({ uid }) => <NeuronLink netuid={netuid} uid={uid} />,
                },
                {
                  id: "hotkey",
                  title: words.hotkey,
                  value: ({ hotkey }) => hotkey,
                  cell: ({ hotkey }) => <AccountLink address={hotkey} />,
                },
                {
                  id: "replaced",
                  title: words.replaced,
                  value: ({ replaced }) => replaced ?? "",
                  cell: ({ replaced }) => (replaced === null ? words.nobody : <AccountLink address={replaced} />),
                },
              ]}
            />
          )
        }
      </FromIndex>
    </Card>
  );
}
