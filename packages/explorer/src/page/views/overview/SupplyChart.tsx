import { getSupply } from "@opentao/sdk/browser";
import { type ReactNode, useMemo } from "react";
import { faultOf } from "../../network/fault.ts";
import { usePast } from "../../network/past.ts";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { RAO, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { projectSupply, type SupplyPoint } from "./supplyCurve.ts";
import { OVERVIEW } from "./texts.ts";

/** Halvings that are drawn ahead: then 98 % and more exist. */
const AHEAD = 6;

const tao = (rao: bigint): number => Number(rao) / Number(RAO);

/** Supply over time: past blocks, and what the schedule says of those to come. */
export function SupplyChart({
  present,
  blockTime,
}: {
  readonly present: SupplyPoint;
  readonly blockTime: number;
}): ReactNode {
  const words = useTexts(OVERVIEW);
  const locale = useLocale();
  const past = usePast(["supply"], async ({ chain, at }) => (await getSupply(chain, { at })).issued);
  const samples = past.data;
  const { xs, series, marks } = useMemo(() => {
    const { points, halvings } = projectSupply(present, blockTime, AHEAD);
    const before = (samples ?? []).filter(({ time }) => time < present.time);
    return {
      xs: [...before, ...points].map(({ time }) => Math.round(time / 1_000)),
      series: [
        {
          name: words.soFar,
          values: [...before.map(({ value }) => tao(value)), tao(present.issued), ...points.slice(1).map(() => null)],
        },
        { name: words.projected, values: [...before.map(() => null), ...points.map(({ issued }) => tao(issued))] },
      ],
      marks: halvings.map(({ time, number }) => ({ x: Math.round(time / 1_000), text: words.halving(number) })),
    };
  }, [samples, present, blockTime, words]);
  return (
    <>
      {past.isError && <FaultNote fault={faultOf(past.error)} />}
      <LineChart
        title={words.curve}
        xName={words.date}
        isTime
        xs={xs}
        series={series}
        marks={marks}
        format={(value) => `${wholeNumber(Math.round(value), locale)} τ`}
      />
      <p className="quiet">{words.curveMeaning}</p>
    </>
  );
}
