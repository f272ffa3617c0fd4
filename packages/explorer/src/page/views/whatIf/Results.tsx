import { fromHex } from "@opentao/codec";
import { encodeAddress, SS58_PREFIX } from "@opentao/crypto";
import { type ReactNode, useMemo } from "react";
import type { WhatIfAnswer } from "../../../replay/index.ts";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { type Column, DataTable } from "../../parts/DataTable.tsx";
import { AccountLink, NeuronLink } from "../../parts/names.tsx";
import { Since } from "../../parts/Since.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { type Compared, compare } from "./sums.ts";
import { WHAT_IF } from "./texts.ts";
import styles from "./whatIf.module.css";

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Two bars, one above the other: what a neuron earns, and what it would. */
function Bars({ of, most }: { readonly of: Compared; readonly most: bigint }): ReactNode {
  const width = (amount: bigint): string => `${most === 0n ? 0 : Number((amount * 1000n) / most) / 10}%`;
  return (
    <span className={styles.bars} aria-hidden="true">
      <span style={{ width: width(of.unchanged) }} />
      <span className={styles.changedBar} style={{ width: width(of.changed) }} />
    </span>
  );
}

function Difference({ of }: { readonly of: Compared }): ReactNode {
  const difference = of.changed - of.unchanged;
  if (difference === 0n) return "=";
  return (
    <span className={difference > 0n ? styles.more : styles.less}>
      {difference > 0n ? "+" : ""}
      <Amount rao={difference} unit={ALPHA} />
    </span>
  );
}

/** What each neuron earns, and what it would earn, beside each other. */
export function Results({ answer }: { readonly answer: WhatIfAnswer }): ReactNode {
  const words = useTexts(WHAT_IF);
  const locale = useLocale();
  const rows = useMemo(() => compare(answer), [answer]);
  const { netuid, base, unchanged, changed } = answer;
  const columns = useMemo((): readonly Column<Compared>[] => {
    const most = rows.flatMap((row) => [row.unchanged, row.changed]).reduce(larger, 0n);
    const address = ({ hotkey }: Compared): string => encodeAddress(fromHex(hotkey), SS58_PREFIX);
    return [
      {
        id: "uid",
        title: words.uid,
        value: ({ uid }) => uid,
        cell: ({ uid }) => <NeuronLink netuid={netuid} uid={uid} />,
        isNumber: true,
      },
      { id: "hotkey", title: words.hotkey, value: address, cell: (row) => <AccountLink address={address(row)} /> },
      {
        id: "bars",
        title: `${words.unchanged} / ${words.changed}`,
        value: (row) => row.changed,
        cell: (row) => <Bars of={row} most={most} />,
      },
      {
        id: "unchanged",
        title: words.unchanged,
        value: (row) => row.unchanged,
        cell: (row) => <Amount rao={row.unchanged} unit={ALPHA} />,
        isNumber: true,
      },
      {
        id: "changed",
        title: words.changed,
        value: (row) => row.changed,
        cell: (row) => <Amount rao={row.changed} unit={ALPHA} />,
        isNumber: true,
      },
      {
        id: "difference",
        title: words.difference,
        value: (row) => row.changed - row.unchanged,
        cell: (row) => <Difference of={row} />,
        isNumber: true,
      },
    ];
  }, [rows, words, netuid]);
  const isSame = rows.every((row) => row.unchanged === row.changed);
  return (
    <Card
      title={words.results}
      aside={
        <>
          {words.base} <Since block={base.number} hash={base.hash} />
        </>
      }
    >
      <p>{words.replayed(wholeNumber(unchanged.kept, locale), wholeNumber(unchanged.projected, locale))}</p>
      {changed.refused > 0 && <p>{words.refused(wholeNumber(changed.refused, locale))}</p>}
      <p className="quiet">{words.resultsMeaning(unchanged.epochs.length)}</p>
      {isSame && <p>{words.same}</p>}
      <DataTable
        caption={words.results}
        rows={rows}
        columns={columns}
        idOf={({ hotkey }) => hotkey}
        sortedBy="uid"
        isDescending={false}
      />
    </Card>
  );
}
