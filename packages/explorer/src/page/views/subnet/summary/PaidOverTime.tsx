import { U16_MAX } from "@opentao/codec";
import { type ReactNode, useMemo } from "react";
import { useNetwork } from "../../../network/context.ts";
import { useHistory } from "../../../network/history.ts";
import { useEpochPayments } from "../../../network/lastEpoch.ts";
import { usePast } from "../../../network/past.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { Card } from "../../../parts/Card.tsx";
import { FaultNote } from "../../../parts/FaultNote.tsx";
import { FromIndex } from "../../../parts/FromIndex.tsx";
import { LineChart } from "../../../parts/LineChart.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { percent } from "../../../texts/amounts.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import styles from "../subnet.module.css";
import { epochNeurons, onOneLine, type PaidSeries, type Quantity } from "./epochNeurons.ts";
import { SUMMARY } from "./texts.ts";

/** Neurons that are drawn: a chart has so many colors. */
const DRAWN = 4;

function Chart({
  quantity,
  uids,
  paid,
}: {
  readonly quantity: Quantity;
  readonly uids: readonly number[];
  readonly paid: PaidSeries;
}): ReactNode {
  const words = useTexts(SUMMARY);
  const locale = useLocale();
  return (
    <LineChart
      title={words[quantity]}
      xName={words.time}
      isTime
      xs={paid.xs}
      series={uids.map((uid, at) => ({ name: words.neuron(uid), values: paid.values[at] ?? [] }))}
      format={(value) => percent(value, locale, 1)}
    />
  );
}

/** Drawn from states of past blocks. */
function FromChain({
  netuid,
  quantity,
  uids,
}: {
  readonly netuid: number;
  readonly quantity: Quantity;
  readonly uids: readonly number[];
}): ReactNode {
  const item = quantity === "incentive" ? "Incentive" : "Dividends";
  const past = usePast([item, netuid], ({ chain, at }) => chain.at(at).query.SubtensorModule[item](netuid), 48);
  return (
    <Loaded query={past}>
      {(samples) => (
        <Chart
          quantity={quantity}
          uids={uids}
          paid={onOneLine(
            uids.map((uid) => samples.map(({ time, value }) => [time, (value[uid] ?? 0) / U16_MAX] as const)),
          )}
        />
      )}
    </Loaded>
  );
}

/** Results of the epochs of one neuron. Without a UID nothing is asked for. */
function useEpochsOf(netuid: number, uid: number | undefined, epoch: number) {
  return useHistory("epoch-neurons", { netuid, uid, to: epoch, limit: 200 }, epochNeurons, {
    isEnabled: uid !== undefined,
  });
}

/** Drawn from the epochs that the index knows. */
function FromEpochs({
  subnet: { netuid, lastEpoch },
  quantity,
  uids,
}: {
  readonly subnet: Subnet;
  readonly quantity: Quantity;
  readonly uids: readonly number[];
}): ReactNode {
  const first = useEpochsOf(netuid, uids[0], lastEpoch);
  const second = useEpochsOf(netuid, uids[1], lastEpoch);
  const third = useEpochsOf(netuid, uids[2], lastEpoch);
  const fourth = useEpochsOf(netuid, uids[3], lastEpoch);
  const paid = useMemo(
    () =>
      onOneLine(
        [first, second, third, fourth]
          .slice(0, uids.length)
          .map(({ data }) =>
            (data?.items ?? []).flatMap(({ time, [quantity]: part }) =>
              time === null ? [] : [[time, part / U16_MAX] as const],
            ),
          ),
      ),
    [first, second, third, fourth, uids.length, quantity],
  );
  return (
    <FromIndex query={first} otherwise={<FromChain netuid={netuid} quantity={quantity} uids={uids} />}>
      {() => <Chart quantity={quantity} uids={uids} paid={paid} />}
    </FromIndex>
  );
}

function Quantities({
  subnet,
  quantity,
  uids,
  hasIndex,
}: {
  readonly subnet: Subnet;
  readonly quantity: Quantity;
  readonly uids: readonly number[];
  readonly hasIndex: boolean;
}): ReactNode {
  const words = useTexts(SUMMARY);
  return (
    <div>
      <h3>{words[quantity]}</h3>
      {uids.length === 0 ? (
        <p className="quiet">{words.nobody}</p>
      ) : hasIndex ? (
        <FromEpochs subnet={subnet} quantity={quantity} uids={uids} />
      ) : (
        <FromChain netuid={subnet.netuid} quantity={quantity} uids={uids} />
      )}
    </div>
  );
}

/** Incentive and dividends of those that are paid most, over time. */
export function PaidOverTime({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(SUMMARY);
  const hasIndex = useNetwork().config.index !== undefined;
  const payments = useEpochPayments(subnet.netuid, subnet.lastEpoch);
  return (
    <Card title={words.paid}>
      <p className="quiet">{words.paidIntro}</p>
      <Loaded query={payments}>
        {(epoch) => (
          <div className={styles.pair}>
            {(["incentive", "dividends"] as const).map((quantity) => {
              const paid = quantity === "incentive" ? epoch?.miners : epoch?.validators;
              // In the order of their UIDs, so that colors stay with the neurons.
              const uids = (paid ?? [])
                .slice(0, DRAWN)
                .map(({ uid }) => uid)
                .sort((a, b) => a - b);
              return (
                <Quantities
                  key={`${quantity} ${uids}`}
                  subnet={subnet}
                  quantity={quantity}
                  uids={uids}
                  hasIndex={hasIndex}
                />
              );
            })}
          </div>
        )}
      </Loaded>
      {!hasIndex && <FaultNote fault={{ kind: "noIndex", detail: "" }}>{words.fromChain}</FaultNote>}
    </Card>
  );
}
