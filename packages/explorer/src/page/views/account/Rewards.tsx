import type { ReactNode } from "react";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { BlockLink, NeuronLink } from "../../parts/names.tsx";
import { SubnetName, useSubnetNames } from "../../parts/SubnetName.tsx";
import { RAO } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { type RewardRow, rewardSeries } from "./indexPages.ts";
import { ACCOUNT } from "./texts.ts";

/** What the neurons of a hotkey earned in each round of their subnets. */
export function Rewards({ rows }: { readonly rows: readonly RewardRow[] }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  const names = useSubnetNames();
  const { heights, bySubnet } = rewardSeries(rows);
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return (
    <Card title={words.rewards} aside={rows.length > 0 && words.newest(rows.length)}>
      <p className="quiet">{rows.length === 0 ? words.noRewards : words.rewardsWhat}</p>
      {heights.length > 1 && (
        <LineChart
          title={words.rewards}
          xName={words.block}
          xs={heights}
          series={bySubnet.map(({ netuid, emissions }) => ({
            name: names?.get(netuid) ?? `${netuid}`,
            // Doubles are exact enough to draw with.
            values: emissions.map((rao) => (rao === undefined ? null : Number(rao) / Number(RAO))),
          }))}
          format={(value) => `${format.format(value)} ${ALPHA}`}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption={words.rewards}
          rows={rows}
          idOf={({ height, netuid, uid }) => `${height} ${netuid} ${uid}`}
          sortedBy="height"
          columns={[
            {
              id: "height",
              title: words.block,
              value: ({ height }) => height,
              cell: ({ height }) => <BlockLink number={height} />,
              isNumber: true,
            },
            {
              id: "netuid",
              title: words.subnet,
              value: ({ netuid }) => netuid,
              cell: ({ netuid }) => <SubnetName netuid={netuid} />,
            },
            {
              id: "uid",
              title: words.uid,
              value: ({ uid }) => uid,
              cell: ({ netuid, uid }) => <NeuronLink netuid={netuid} uid={uid} />,
              isNumber: true,
            },
            {
              id: "emission",
              title: words.reward,
              value: ({ emission }) => emission,
              cell: ({ emission }) => <Amount rao={emission} unit={ALPHA} />,
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
