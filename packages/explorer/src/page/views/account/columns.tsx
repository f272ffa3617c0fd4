import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import type { Column } from "../../parts/DataTable.tsx";
import { AccountLink, BlockLink, NeuronLink } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { When } from "../../parts/When.tsx";
import type { ACCOUNT } from "./texts.ts";

type Words = (typeof ACCOUNT)["en"];

/** Column of the blocks in which something happened. */
export function blockColumn(words: Words): Column<{ readonly height: number }> {
  return {
    id: "height",
    title: words.block,
    value: ({ height }) => height,
    cell: ({ height }) => <BlockLink number={height} />,
    isNumber: true,
  };
}

/** Column of times at which something happened (milliseconds since 1970), as far as they are known. */
export function timeColumn(words: Words): Column<{ readonly time: number | null }> {
  return {
    id: "time",
    title: words.time,
    value: ({ time }) => time ?? 0,
    cell: ({ time }) => (time === null ? "–" : <When time={time} />),
  };
}

/** Column of subnets. */
export function subnetColumn(words: Words): Column<{ readonly netuid: number }> {
  return {
    id: "netuid",
    title: words.subnet,
    value: ({ netuid }) => netuid,
    cell: ({ netuid }) => <SubnetName netuid={netuid} />,
  };
}

/** Column of the UIDs of neurons. */
export function uidColumn(words: Words): Column<{ readonly netuid: number; readonly uid: number }> {
  return {
    id: "uid",
    title: words.uid,
    value: ({ uid }) => uid,
    cell: ({ netuid, uid }) => <NeuronLink netuid={netuid} uid={uid} />,
    isNumber: true,
  };
}

/** Column of hotkeys. */
export function hotkeyColumn(words: Words): Column<{ readonly hotkey: string }> {
  return {
    id: "hotkey",
    title: words.hotkeyName,
    value: ({ hotkey }) => hotkey,
    cell: ({ hotkey }) => <AccountLink address={hotkey} />,
  };
}

/** Column of what stake is worth in TAO. */
export function worthColumn(words: Words): Column<{ readonly value: bigint }> {
  return {
    id: "value",
    title: words.worth,
    explain: words.stakedWhat,
    value: ({ value }) => value,
    cell: ({ value }) => <Amount rao={value} />,
    isNumber: true,
  };
}

/** Column of amounts of alpha, in rao. */
export function alphaColumn<Id extends string>(id: Id, title: string): Column<Readonly<Record<Id, bigint>>> {
  return {
    id,
    title,
    value: (row) => row[id],
    cell: (row): ReactNode => <Amount rao={row[id]} unit={ALPHA} />,
    isNumber: true,
  };
}
