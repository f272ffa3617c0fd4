import { type ReactNode, useMemo } from "react";
import * as z from "zod";
import { useHistory } from "../../network/history.ts";
import { ALPHA } from "../../parts/Amount.tsx";
import { Card } from "../../parts/Card.tsx";
import { FromIndex } from "../../parts/FromIndex.tsx";
import { LineChart } from "../../parts/LineChart.tsx";
import { numberFormat } from "../../texts/formats.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { NEURON } from "./texts.ts";

/** Epochs that are shown. */
const EPOCHS = 200;

/** Results of epochs as the index tells them; the newest first. */
const answer = z.object({
  items: z
    .array(z.object({ height: z.int(), hotkey: z.string().nullable(), emission: z.string().regex(/^\d{1,20}$/) }))
    .max(EPOCHS),
});

/** What each epoch awarded a neuron, as the index remembers. */
export function OverTime({
  netuid,
  uid,
  hotkey,
}: {
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string;
}): ReactNode {
  const words = useTexts(NEURON);
  const locale = useLocale();
  const query = useHistory("epoch-neurons", { netuid, uid, limit: EPOCHS }, answer);
  const epochs = useMemo(
    // Another hotkey may have had the UID before.
    () => (query.data?.items ?? []).filter((epoch) => epoch.hotkey === hotkey).toReversed(),
    [query.data, hotkey],
  );
  return (
    <Card title={words.overTime}>
      <p className="quiet">{words.overTimeMeaning}</p>
      <FromIndex query={query}>
        {() =>
          epochs.length === 0 ? (
            <p>{words.noEpochs}</p>
          ) : (
            <LineChart
              title={words.earnedAlpha}
              xName={words.block}
              xs={epochs.map(({ height }) => height)}
              series={[
                { name: words.earnedAlpha, values: epochs.map(({ emission }) => Number(BigInt(emission)) / 1e9) },
              ]}
              format={(value) => `${numberFormat(locale, { maximumSignificantDigits: 5 }).format(value)} ${ALPHA}`}
            />
          )
        }
      </FromIndex>
    </Card>
  );
}
