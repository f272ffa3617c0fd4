import { U16_MAX } from "@opentao/codec";
import type { ReactNode } from "react";
import { useSessionValue } from "../../../network/context.ts";
import { useLive } from "../../../network/reads.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { ALPHA, Amount } from "../../../parts/Amount.tsx";
import { Card, Figures, Stack } from "../../../parts/Card.tsx";
import { plainText } from "../../../parts/names.tsx";
import { percent } from "../../../texts/amounts.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { DepthTable } from "./DepthTable.tsx";
import { PriceChart } from "./PriceChart.tsx";
import { POOL } from "./texts.ts";

/** The pool in which a subnet's alpha is traded. */
export function Pool({ subnet, block }: { readonly subnet: Subnet; readonly block: number }): ReactNode {
  const words = useTexts(POOL);
  const locale = useLocale();
  const { netuid, price } = subnet;
  const unit = plainText(subnet.symbol, 8) || ALPHA;
  const blockTime = useSessionValue((state) => state.blockTime);
  const fee = useLive(["fee", netuid], ({ chain, at }) => chain.at(at).query.Swap.FeeRate(netuid));
  if (netuid === 0) {
    return (
      <Card title={words.title}>
        <p>{words.none}</p>
      </Card>
    );
  }
  return (
    <Stack>
      <Card title={words.title}>
        <p className="quiet">{words.intro}</p>
        <Figures
          of={[
            [words.price, <Amount key="price" rao={price} />],
            [words.tao, <Amount key="tao" rao={subnet.poolTao} />],
            [words.alpha, <Amount key="alpha" rao={subnet.poolAlpha} unit={unit} />],
            [words.out, <Amount key="out" rao={subnet.alphaOut} unit={unit} />],
            [words.volume, <Amount key="volume" rao={subnet.volume} />],
            [words.fee, fee.data === undefined ? "–" : percent(fee.data.value / U16_MAX, locale, 3)],
          ]}
        />
      </Card>
      <Card title={words.depth}>
        <p className="quiet">{words.depthIntro}</p>
        <DepthTable netuid={netuid} price={price} unit={unit} />
      </Card>
      <PriceChart netuid={netuid} age={blockTime && Math.max(0, block - subnet.registeredAt) * blockTime} />
    </Stack>
  );
}
