import type { ReactNode } from "react";
import { useSubnets } from "../../network/subnets.ts";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { subnetColumns } from "../../parts/subnetColumns.tsx";
import { SUBNET_PARTS } from "../../parts/subnetTexts.ts";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { SUBNETS } from "./texts.ts";

/** All subnets. */
export function Subnets(): ReactNode {
  const words = useTexts(SUBNETS);
  const columnWords = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  const subnets = useSubnets();
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <Loaded query={subnets}>
        {({ value, head }) => (
          <Card
            title={words.all}
            aside={words.count(wholeNumber(value.filter(({ netuid }) => netuid !== 0).length, locale))}
          >
            {value.every(({ netuid }) => netuid === 0) && (
              <p>
                <Prose text={words.none} />
              </p>
            )}
            <DataTable
              caption={words.all}
              rows={value}
              idOf={({ netuid }) => `${netuid}`}
              columns={Object.values(subnetColumns(columnWords, locale, head.number))}
            />
          </Card>
        )}
      </Loaded>
    </>
  );
}
