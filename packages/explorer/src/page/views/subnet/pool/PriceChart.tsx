import { type ReactNode, useMemo, useState } from "react";
import { useHistory } from "../../../network/history.ts";
import { usePast } from "../../../network/past.ts";
import { Card } from "../../../parts/Card.tsx";
import { Choice } from "../../../parts/Choice.tsx";
import { FromIndex } from "../../../parts/FromIndex.tsx";
import { LineChart } from "../../../parts/LineChart.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { RAO } from "../../../texts/amounts.ts";
import { numberFormat } from "../../../texts/formats.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { candles, INTERVALS, type Interval, SHOWN, seriesOf, usualInterval } from "./candles.ts";
import { POOL } from "./texts.ts";

function usePriceText(): (value: number) => string {
  const locale = useLocale();
  return (value) => `${numberFormat(locale, { maximumSignificantDigits: 6 }).format(value)} τ`;
}

/** Prices at past blocks whose state the node keeps. */
function FromChain({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(POOL);
  const write = usePriceText();
  const past = usePast(
    ["price", netuid],
    ({ chain, at }) => chain.at(at).apis.SwapRuntimeApi.current_alpha_price({ netuid }),
    48,
  );
  return (
    <Loaded query={past}>
      {(samples) =>
        samples.length < 2 ? (
          <p className="quiet">{words.few}</p>
        ) : (
          <>
            <p className="quiet">{words.fromChain}</p>
            <LineChart
              title={words.history}
              xName={words.time}
              isTime
              xs={samples.map(({ time }) => Math.round(time / 1_000))}
              series={[{ name: words.price, values: samples.map(({ value }) => Number(value) / Number(RAO)) }]}
              format={write}
            />
          </>
        )
      }
    </Loaded>
  );
}

/** Prices of a subnet's alpha over time: candles of the index. */
export function PriceChart({
  netuid,
  age,
}: {
  readonly netuid: number;
  /** Time for which there has been a pool, in milliseconds; `undefined` until it is known. */
  readonly age: number | undefined;
}): ReactNode {
  const words = useTexts(POOL);
  const write = usePriceText();
  const [chosen, setInterval] = useState<Interval>();
  // It stays as it is while somebody looks.
  const [first, setFirst] = useState(age);
  if (first === undefined && age !== undefined) setFirst(age);
  const interval = chosen ?? usualInterval(first ?? 0);
  const query = useHistory(`subnets/${netuid}/candles`, { interval, limit: SHOWN }, candles, {
    isEnabled: first !== undefined,
  });
  const { xs, prices } = useMemo(() => seriesOf(query.data ?? { items: [] }), [query.data]);
  return (
    <Card
      title={words.history}
      aside={
        query.data !== undefined && (
          <Choice
            title={words.interval}
            of={INTERVALS.map((each) => [each, words.intervals[each]] as const)}
            chosen={interval}
            onChoose={setInterval}
          />
        )
      }
    >
      <FromIndex query={query} otherwise={<FromChain netuid={netuid} />}>
        {({ items }) =>
          items.length === 0 ? (
            <>
              <p className="quiet">{words.noCandles}</p>
              <FromChain netuid={netuid} />
            </>
          ) : (
            <>
              <p className="quiet">{words.candlesMeaning}</p>
              <LineChart
                title={words.history}
                xName={words.time}
                isTime
                isCandles
                xs={xs}
                series={(["open", "high", "low", "close"] as const).map((name) => ({
                  name: words[name],
                  values: prices[name],
                }))}
                format={write}
              />
            </>
          )
        }
      </FromIndex>
    </Card>
  );
}
