import type { ReactNode } from "react";
import type { Subnet } from "../../../network/subnets.ts";
import { ALPHA, Amount } from "../../../parts/Amount.tsx";
import { Card, Fields, Figures, Stack } from "../../../parts/Card.tsx";
import { EpochProgress } from "../../../parts/EpochProgress.tsx";
import { EpochStory } from "../../../parts/EpochStory.tsx";
import { Explained } from "../../../parts/Explained.tsx";
import { AccountLink, plainText } from "../../../parts/names.tsx";
import { Since } from "../../../parts/Since.tsx";
import { SUBNET_PARTS } from "../../../parts/subnetTexts.ts";
import { percent, wholeNumber } from "../../../texts/amounts.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import styles from "../subnet.module.css";
import { PaidOverTime } from "./PaidOverTime.tsx";
import { SUMMARY } from "./texts.ts";

/** What a subnet is and does, at a glance. */
export function Summary({ subnet, block }: { readonly subnet: Subnet; readonly block: number }): ReactNode {
  const words = useTexts(SUMMARY);
  const names = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  const unit = plainText(subnet.symbol, 8) || ALPHA;
  return (
    <Stack>
      <Card title={words.figures}>
        <Figures
          of={[
            [names.price, <Amount key="price" rao={subnet.price} />],
            [names.share, <Explained key="share" word={percent(subnet.share, locale)} meaning={names.shareMeaning} />],
            [words.newTao, <Amount key="new" rao={subnet.newTao} />],
            [names.pool, <Amount key="pool" rao={subnet.poolTao} />],
            [words.alphaOut, <Amount key="alpha" rao={subnet.alphaOut} unit={unit} />],
            [names.neurons, wholeNumber(subnet.neurons, locale)],
          ]}
        />
        <hr className={styles.line} />
        <Fields
          of={[
            [
              names.nextEpoch,
              <EpochProgress key="epoch" tempo={subnet.tempo} nextEpoch={subnet.nextEpoch} block={block} />,
            ],
            [names.owner, <AccountLink key="owner" address={subnet.owner} />],
            [names.registered, <Since key="since" block={subnet.registeredAt} />],
          ]}
        />
      </Card>
      {subnet.netuid !== 0 && (
        <>
          <Card title={words.now}>
            <EpochStory subnet={subnet} />
          </Card>
          <PaidOverTime subnet={subnet} />
        </>
      )}
    </Stack>
  );
}
