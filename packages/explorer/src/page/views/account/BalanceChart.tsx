import type { ReactNode } from "react";
import { TAO } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { RAO } from "../../texts/amounts.ts";
import { numberFormat } from "../../texts/formats.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { balancesBefore, type ChangeRow } from "./indexPages.ts";
import { ACCOUNT } from "./texts.ts";

/** The free balance after each change that the index tells of. @param now - the present one, in rao */
export function BalanceChart({
  now,
  changes,
}: {
  readonly now: bigint;
  readonly changes: readonly ChangeRow[];
}): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  const points = balancesBefore(now, changes);
  if (points.length < 2) return null;
  const format = numberFormat(locale, { maximumFractionDigits: 4 });
  return (
    <Card title={words.chart}>
      <p className="quiet">{words.chartWhat}</p>
      <LineChart
        title={words.chart}
        xName={words.block}
        xs={points.map(({ height }) => height)}
        // Doubles are exact enough to draw with.
        series={[{ name: words.free, values: points.map(({ rao }) => Number(rao) / Number(RAO)) }]}
        format={(value) => `${format.format(value)} ${TAO}`}
      />
    </Card>
  );
}
