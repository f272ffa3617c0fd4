import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSubnets } from "../../network/subnets.ts";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { subnetColumns } from "../../parts/subnetColumns.tsx";
import { SUBNET_PARTS } from "../../parts/subnetTexts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { LiveBlocks } from "./LiveBlocks.tsx";
import { Now } from "./Now.tsx";
import styles from "./overview.module.css";
import { SupplyCard } from "./SupplyCard.tsx";
import { OVERVIEW } from "./texts.ts";

/** The network at a glance. */
export function Overview(): ReactNode {
  const words = useTexts(OVERVIEW);
  const columnWords = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  const subnets = useSubnets();
  return (
    <>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <Loaded query={subnets}>{({ value }) => <Now subnets={value} />}</Loaded>
      <Loaded query={subnets}>
        {({ value, head }) => {
          const { name, price, share, neurons, epoch } = subnetColumns(columnWords, locale, head.number);
          const rows = value.filter(({ netuid }) => netuid !== 0);
          return (
            <Card title={words.subnets} aside={<Link to="/subnets">{words.allSubnets}</Link>}>
              <p className="quiet">{words.subnetsIntro}</p>
              {rows.length === 0 ? (
                <p>
                  <Prose text={words.noSubnets} />
                </p>
              ) : (
                <DataTable
                  caption={words.subnets}
                  rows={rows}
                  idOf={({ netuid }) => `${netuid}`}
                  columns={[name, price, share, neurons, epoch]}
                  sortedBy="share"
                />
              )}
            </Card>
          );
        }}
      </Loaded>
      <div className={styles.two}>
        <LiveBlocks />
        <SupplyCard />
      </div>
    </>
  );
}
