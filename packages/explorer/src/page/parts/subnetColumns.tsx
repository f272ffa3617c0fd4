import type { Subnet } from "../network/subnets.ts";
import { percent } from "../texts/amounts.ts";
import type { Texts } from "../texts/language.ts";
import { Amount } from "./Amount.tsx";
import type { Column } from "./DataTable.tsx";
import { EpochProgress } from "./EpochProgress.tsx";
import { AccountLink, plainText, SubnetLink } from "./names.tsx";
import { Since } from "./Since.tsx";
import type { SUBNET_PARTS } from "./subnetTexts.ts";

type Words = typeof SUBNET_PARTS extends Texts<infer All> ? All : never;

/** Columns of tables of subnets, by their names. @param block - the block that the subnets were read at */
export function subnetColumns(
  words: Words,
  locale: string,
  block: number,
): Readonly<
  Record<
    "netuid" | "name" | "task" | "price" | "share" | "pool" | "neurons" | "epoch" | "owner" | "since",
    Column<Subnet>
  >
> {
  return {
    netuid: { id: "netuid", title: "#", explain: words.netuid, isNumber: true, value: ({ netuid }) => netuid },
    name: {
      id: "name",
      title: words.name,
      explain: words.nameMeaning,
      value: ({ name, symbol }) => `${name} ${symbol}`,
      cell: ({ netuid, name, symbol }) => (
        <>
          <SubnetLink netuid={netuid} name={name} /> <bdi className="quiet">{plainText(symbol, 8)}</bdi>
        </>
      ),
    },
    task: {
      id: "task",
      title: words.task,
      explain: words.taskMeaning,
      value: ({ description }) => description,
      cell: ({ netuid, description }) =>
        netuid === 0 || description === "" ? (
          <span className="quiet">{netuid === 0 ? words.rootTask : words.noTask}</span>
        ) : (
          <bdi title={plainText(description, 400)}>{plainText(description, 56)}</bdi>
        ),
    },
    price: {
      id: "price",
      title: words.price,
      explain: words.priceMeaning,
      isNumber: true,
      value: ({ price }) => price,
      cell: ({ price }) => <Amount rao={price} />,
    },
    share: {
      id: "share",
      title: words.share,
      explain: words.shareMeaning,
      isNumber: true,
      value: ({ share }) => share,
      cell: ({ share }) => percent(share, locale),
    },
    pool: {
      id: "pool",
      title: words.pool,
      explain: words.poolMeaning,
      isNumber: true,
      value: ({ poolTao }) => poolTao,
      cell: ({ poolTao }) => <Amount rao={poolTao} />,
    },
    neurons: {
      id: "neurons",
      title: words.neurons,
      explain: words.neuronsMeaning,
      isNumber: true,
      value: ({ neurons }) => neurons,
    },
    epoch: {
      id: "epoch",
      title: words.nextEpoch,
      explain: words.epochMeaning,
      value: ({ nextEpoch }) => (nextEpoch === undefined ? Number.MAX_SAFE_INTEGER : nextEpoch - block),
      cell: ({ tempo, nextEpoch }) => <EpochProgress tempo={tempo} nextEpoch={nextEpoch} block={block} />,
    },
    owner: {
      id: "owner",
      title: words.owner,
      explain: words.ownerMeaning,
      value: ({ owner }) => owner,
      cell: ({ owner }) => <AccountLink address={owner} />,
    },
    since: {
      id: "since",
      title: words.registered,
      explain: words.registeredMeaning,
      isNumber: true,
      value: ({ registeredAt }) => registeredAt,
      cell: ({ registeredAt }) => <Since block={registeredAt} />,
    },
  };
}
