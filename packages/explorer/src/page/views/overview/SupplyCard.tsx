import { getSupply } from "@opentao/sdk/browser";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { useSessionValue } from "../../network/context.ts";
import { useLive } from "../../network/reads.ts";
import { partOf } from "../../network/subnets.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card, Figures } from "../../parts/Card.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { percent, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import styles from "./overview.module.css";
import { OVERVIEW } from "./texts.ts";

/** What draws is loaded behind the figures: one can read those at once. */
const SupplyChart = lazy(() => import("./SupplyChart.tsx").then((module) => ({ default: module.SupplyChart })));

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
              <Suspense fallback={<div className={styles.chart} />}>
                <SupplyChart present={present} blockTime={blockTime} />
              </Suspense>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
