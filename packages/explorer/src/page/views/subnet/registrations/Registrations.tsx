import { getRegistrationCost } from "@opentao/sdk/browser";
import { type ReactNode, useMemo } from "react";
import { usePast } from "../../../network/past.ts";
import { useLive } from "../../../network/reads.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { Amount } from "../../../parts/Amount.tsx";
import { Card, Figures, Stack } from "../../../parts/Card.tsx";
import { Explained } from "../../../parts/Explained.tsx";
import { LineChart } from "../../../parts/LineChart.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { RAO, wholeNumber } from "../../../texts/amounts.ts";
import { numberFormat } from "../../../texts/formats.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { Newest } from "./Newest.tsx";
import { REGISTRATIONS } from "./texts.ts";

/** Price of joining at past blocks whose state the node keeps. */
function PriceOverTime({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(REGISTRATIONS);
  const locale = useLocale();
  const past = usePast(["joining", netuid], ({ chain, at }) => getRegistrationCost(chain, netuid, { at }), 48);
  const { xs, series } = useMemo(
    () => ({
      xs: (past.data ?? []).map(({ time }) => Math.round(time / 1_000)),
      series: [{ name: words.priceAt, values: (past.data ?? []).map(({ value }) => Number(value) / Number(RAO)) }],
    }),
    [past.data, words],
  );
  return (
    <Card title={words.history}>
      <Loaded query={past}>
        {(samples) =>
          samples.length < 2 ? (
            <p className="quiet">{words.few}</p>
          ) : (
            <LineChart
              title={words.history}
              xName={words.time}
              isTime
              xs={xs}
              series={series}
              format={(value) => `${numberFormat(locale, { maximumSignificantDigits: 4 }).format(value)} τ`}
            />
          )
        }
      </Loaded>
    </Card>
  );
}

/** What it takes to join a subnet, and who did. */
export function Registrations({ subnet: { netuid, neurons } }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(REGISTRATIONS);
  const locale = useLocale();
  const now = useLive(["registrations", netuid], async ({ chain, at }) => {
    const { SubtensorModule } = chain.at(at).query;
    const [price, most, difficulty, isOpen] = await Promise.all([
      getRegistrationCost(chain, netuid, { at }),
      SubtensorModule.MaxAllowedUids(netuid),
      SubtensorModule.Difficulty(netuid),
      SubtensorModule.NetworkRegistrationAllowed(netuid),
    ]);
    return { price, most, difficulty, isOpen };
  });
  return (
    <Stack>
      <Card title={words.title}>
        <p className="quiet">{words.intro}</p>
        <Loaded query={now}>
          {({ value: { price, most, difficulty, isOpen } }) => (
            <Figures
              of={[
                [words.price, <Amount key="price" rao={price} />],
                [words.places, words.of(wholeNumber(neurons, locale), wholeNumber(most, locale))],
                [
                  words.work,
                  <Explained key="work" word={wholeNumber(difficulty, locale)} meaning={words.workMeaning} />,
                ],
                [words.open, isOpen ? words.yes : words.no],
              ]}
            />
          )}
        </Loaded>
      </Card>
      {netuid !== 0 && <PriceOverTime netuid={netuid} />}
      <Newest netuid={netuid} />
    </Stack>
  );
}
