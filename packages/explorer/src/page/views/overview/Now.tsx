import type { ReactNode } from "react";
import type { Subnet } from "../../network/subnets.ts";
import { Card } from "../../parts/Card.tsx";
import { EpochStory } from "../../parts/EpochStory.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./overview.module.css";
import { OVERVIEW } from "./texts.ts";

/** Subnets of which it is told: those that are paid most. */
const TOLD = 3;

/** What the network does right now, in sentences. */
export function Now({ subnets }: { readonly subnets: readonly Subnet[] }): ReactNode {
  const words = useTexts(OVERVIEW);
  const told = subnets
    .filter(({ netuid, neurons }) => netuid !== 0 && neurons > 0)
    .sort((a, b) => b.share - a.share || a.netuid - b.netuid)
    .slice(0, TOLD);
  return (
    <Card title={words.now}>
      {told.length === 0 && <p>{words.noNow}</p>}
      <ul className={styles.story}>
        {told.map((subnet) => (
          <li key={subnet.netuid}>
            <EpochStory subnet={subnet} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
