import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNetwork } from "../../../network/context.ts";
import { useLive } from "../../../network/reads.ts";
import { Amount } from "../../../parts/Amount.tsx";
import { Card, Figures } from "../../../parts/Card.tsx";
import { type Column, DataTable } from "../../../parts/DataTable.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { AccountLink } from "../../../parts/names.tsx";
import { SubnetName } from "../../../parts/SubnetName.tsx";
import { wholeNumber } from "../../../texts/amounts.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { Stake } from "../orders/OrderText.tsx";
import styles from "../wallet.module.css";
import { type Position, type Positions, readCosts, readPositions } from "./readPositions.ts";
import { POSITIONS } from "./texts.ts";

/** How often costs are asked for anew, in ms. */
const ANEW_MS = 10_000;

/** Returns what stake has cost by subnet, as far as an index tells. */
function useCosts(address: string): ReadonlyMap<number, bigint> | undefined {
  const { index } = useNetwork().config;
  const { data } = useQuery({
    queryKey: ["index", index ?? "", "costs", address],
    queryFn: async () => (await readCosts(index, address)) ?? null,
    enabled: index !== undefined,
    refetchInterval: ANEW_MS,
    retry: false,
  });
  return data ?? undefined;
}

function Stakes({
  stakes,
  costs,
}: {
  readonly stakes: readonly Position[];
  readonly costs: ReadonlyMap<number, bigint> | undefined;
}): ReactNode {
  const words = useTexts(POSITIONS);
  const number = { isNumber: true };
  const columns: Column<Position>[] = [
    {
      ...{ id: "netuid", title: words.subnet, value: ({ netuid }) => netuid },
      cell: ({ netuid }) => <SubnetName netuid={netuid} />,
    },
    {
      ...{ id: "hotkey", title: words.hotkey, value: ({ hotkey }) => hotkey },
      cell: ({ hotkey }) => <AccountLink address={hotkey} />,
    },
    {
      ...{ ...number, id: "stake", title: words.stake, value: ({ stake }) => stake },
      cell: ({ netuid, stake }) => <Stake netuid={netuid} rao={stake} />,
    },
    {
      ...{ ...number, id: "price", title: words.price, explain: words.priceWhat, value: ({ price }) => price },
      cell: ({ price }) => <Amount rao={price} />,
    },
    {
      ...{ ...number, id: "sold", title: words.sold, explain: words.soldWhat, value: ({ sold }) => sold },
      cell: ({ sold }) => <Amount rao={sold} />,
    },
  ];
  if (costs !== undefined) {
    columns.push({
      ...{ ...number, id: "cost", title: words.cost, explain: words.costWhat },
      value: ({ netuid }) => costs.get(netuid) ?? 0n,
      cell: ({ netuid }) => <Amount rao={costs.get(netuid) ?? 0n} />,
    });
  }
  return (
    <DataTable
      caption={words.stakes}
      rows={stakes}
      idOf={({ netuid, hotkey }) => `${netuid} ${hotkey}`}
      sortedBy="sold"
      columns={columns}
    />
  );
}

function Held({ of, address }: { readonly of: Positions; readonly address: string }): ReactNode {
  const words = useTexts(POSITIONS);
  const costs = useCosts(address);
  const { free, reserved, stakes, sold } = of;
  const put = costs === undefined ? undefined : [...costs.values()].reduce((sum, cost) => sum + cost, 0n);
  const figure = (name: string, meaning: string, rao: bigint) =>
    [
      name,
      <span key={name} title={meaning}>
        <Amount rao={rao} />
      </span>,
    ] as const;
  return (
    <div className={styles.step}>
      <Figures
        of={[
          figure(words.total, words.totalWhat, free + reserved + sold),
          figure(words.free, words.freeWhat, free),
          ...(reserved > 0n ? [figure(words.reserved, words.reservedWhat, reserved)] : []),
          figure(words.sold, words.soldWhat, sold),
          ...(put === undefined ? [] : [figure(words.cost, words.costWhat, put)]),
        ]}
      />
      {stakes.length === 0 ? <p className="quiet">{words.none}</p> : <Stakes stakes={stakes} costs={costs} />}
    </div>
  );
}

/** Returns what an account holds at the block that the page shows. */
export function usePositions(address: string): ReturnType<typeof useLive<Positions>> {
  return useLive(["positions", address], (place) => readPositions(place, address));
}

/** What an account of the visitor holds, what that would bring, and what it has cost. */
export function PositionsCard({ address }: { readonly address: string }): ReactNode {
  const words = useTexts(POSITIONS);
  const locale = useLocale();
  const query = usePositions(address);
  const block = query.data?.head.number;
  return (
    <Card title={words.title} aside={block !== undefined && words.atBlock(wholeNumber(block, locale))}>
      <Loaded query={query}>{({ value }) => <Held of={value} address={address} />}</Loaded>
    </Card>
  );
}
