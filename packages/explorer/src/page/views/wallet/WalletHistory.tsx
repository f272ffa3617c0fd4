import type { ReactNode } from "react";
import { useNetwork } from "../../network/context.ts";
import { useHistory } from "../../network/history.ts";
import { useIndexFault } from "../../network/indexStatus.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { type Column, DataTable } from "../../parts/DataTable.tsx";
import { IndexNote } from "../../parts/IndexNote.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { BlockLink } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { When } from "../../parts/When.tsx";
import { useTexts } from "../../texts/language.ts";
import { Files } from "../account/Files.tsx";
import { ROWS, transferPage } from "../account/indexPages.ts";
import { TransferTable } from "../account/TransferTable.tsx";
import { Stake } from "./orders/OrderText.tsx";
import { type Movement, movementPage } from "./positions/readPositions.ts";
import { WALLET } from "./texts.ts";

function Movements({ rows }: { readonly rows: readonly Movement[] }): ReactNode {
  const words = useTexts(WALLET);
  const amount = (rao: bigint | null): ReactNode => (rao === null ? "–" : <Amount rao={rao} />);
  const number = { isNumber: true };
  const columns: Column<Movement>[] = [
    {
      ...{ ...number, id: "height", title: words.block, value: ({ height }) => height },
      cell: ({ height }) => <BlockLink number={height} />,
    },
    {
      ...{ id: "time", title: words.time, value: ({ time }) => time ?? 0 },
      cell: ({ time }) => (time === null ? "–" : <When time={time} />),
    },
    { id: "kind", title: words.kind, value: ({ kind }) => words.movementKinds.get(kind) ?? kind },
    {
      ...{ id: "netuid", title: words.subnet, value: ({ netuid }) => netuid },
      cell: ({ netuid }) => <SubnetName netuid={netuid} />,
    },
    {
      ...{ ...number, id: "alpha", title: words.amount, value: ({ alpha }) => alpha ?? 0n },
      cell: ({ netuid, alpha }) => (alpha === null ? "–" : <Stake netuid={netuid} rao={alpha} />),
    },
    {
      ...{ ...number, id: "value", title: words.value, explain: words.valueWhat },
      ...{ value: ({ value }) => value ?? 0n, cell: ({ value }) => amount(value) },
    },
  ];
  return (
    <Card title={words.movements}>
      {rows.length === 0 ? (
        <p className="quiet">{words.noMovements}</p>
      ) : (
        <DataTable
          caption={words.movements}
          rows={rows}
          idOf={({ height, event }) => `${height} ${event}`}
          sortedBy="height"
          columns={columns}
        />
      )}
    </Card>
  );
}

function Told({ address }: { readonly address: string }): ReactNode {
  const transfers = useHistory("transfers", { limit: ROWS, account: address }, transferPage);
  const movements = useHistory("stake-movements", { limit: ROWS, coldkey: address }, movementPage);
  return (
    <>
      <Loaded query={transfers}>{({ items }) => <TransferTable rows={items} address={address} />}</Loaded>
      <Loaded query={movements}>{({ items }) => <Movements rows={items} />}</Loaded>
      <Files address={address} />
    </>
  );
}

/** What an account of the visitor did, with its value at the time, as far as an index tells it. */
export function WalletHistory({ address }: { readonly address: string }): ReactNode {
  const { config } = useNetwork();
  const answers = useIndexFault()?.kind !== "indexUnreachable";
  return (
    <>
      <IndexNote />
      {config.index !== undefined && answers && <Told address={address} />}
    </>
  );
}
