import type { ReactNode } from "react";
import { ALPHA } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { useSubnetNames } from "../../parts/SubnetName.tsx";
import { RAO } from "../../texts/amounts.ts";
import { numberFormat } from "../../texts/formats.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { alphaColumn, blockColumn, subnetColumn, uidColumn } from "./columns.tsx";
import { type RewardRow, rewardSeries } from "./indexPages.ts";
import { ACCOUNT } from "./texts.ts";

/** What the neurons of a hotkey earned in each round of their subnets. */
export function Rewards({ rows }: { readonly rows: readonly RewardRow[] }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  const names = useSubnetNames();
  const { heights, bySubnet } = rewardSeries(rows);
  const format = numberFormat(locale, { maximumFractionDigits: 4 });
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
          columns={[blockColumn(words), subnetColumn(words), uidColumn(words), alphaColumn("emission", words.reward)]}
        />
      )}
    </Card>
  );
}
