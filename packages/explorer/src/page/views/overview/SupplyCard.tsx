import { getSupply } from "@opentao/sdk/browser";
import { type ReactNode, useMemo } from "react";
import { useSessionValue } from "../../network/context.ts";
import { faultOf } from "../../network/fault.ts";
import { usePast } from "../../network/past.ts";
import { useLive } from "../../network/reads.ts";
import { partOf } from "../../network/subnets.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card, Figures } from "../../parts/Card.tsx";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { percent, RAO, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { projectSupply, type SupplyPoint } from "./supplyCurve.ts";
import { OVERVIEW } from "./texts.ts";

/** Halvings that are drawn ahead: then 98 % and more exist. */
const AHEAD = 6;

const tao = (rao: bigint): number => Number(rao) / Number(RAO);

/** Supply over time: past blocks, and what the schedule says of those to come. */
function SupplyChart({ present, blockTime }: { readonly present: SupplyPoint; readonly blockTime: number }): ReactNode {
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

/** How much TAO exists, and when how much more will. */
export function SupplyCard(): ReactNode {
  const words = useTexts(OVERVIEW);
  const locale = useLocale();
  const blockTime = useSessionValue((state) => state.blockTime);
  const supply = useLive(["supply"], async ({ chain, at }) => {
    const [known, time] = await Promise.all([getSupply(chain, { at }), chain.at(at).query.Timestamp.Now()]);
    return { ...known, time: Number(time) };
  });
  // The curve of years does not change with each block.
  const day = supply.data === undefined ? undefined : Math.floor(supply.data.head.number / 64);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the present of the curve is taken anew now and then
  const present = useMemo(() => supply.data?.value, [day]);
  return (
    <Card title={words.supply} aside={words.of(wholeNumber(21_000_000, locale))}>
      <p className="quiet">{words.supplyIntro}</p>
      <Loaded query={supply}>
        {({ value }) => (
          <>
            <Figures
              of={[
                [words.issued, <Amount key="issued" rao={value.issued} />],
                [words.part, percent(partOf(value.issued, value.max), locale, 4)],
                [words.perBlock, <Amount key="block" rao={value.blockEmission} />],
                [words.nextHalving, <Amount key="next" rao={value.nextHalving} />],
              ]}
            />
            {present !== undefined && blockTime !== undefined && (
              <SupplyChart present={present} blockTime={blockTime} />
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
