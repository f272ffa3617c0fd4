import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { percentOfU16 } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { worthColumn } from "./columns.tsx";
import type { HotkeyFacts } from "./readHotkey.ts";
import { ACCOUNT } from "./texts.ts";

/** Those who stake with a hotkey. */
export function Nominators({ of: { take, nominators } }: { readonly of: HotkeyFacts }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  return (
    <Card title={words.nominators} aside={take === undefined ? undefined : words.take(percentOfU16(take, locale))}>
      <p className="quiet">
        {take === undefined ? words.noTake : nominators.length === 0 ? words.noNominators : words.nominatorsWhat}
      </p>
      {nominators.length > 0 && (
        <DataTable
          caption={words.nominators}
          rows={nominators}
          idOf={({ coldkey }) => coldkey}
          sortedBy="value"
          columns={[
            {
              id: "coldkey",
              title: words.account,
              value: ({ coldkey }) => coldkey,
              cell: ({ coldkey }) => <AccountLink address={coldkey} />,
            },
            { id: "subnets", title: words.subnets, value: ({ subnets }) => subnets, isNumber: true },
            worthColumn(words),
          ]}
        />
      )}
    </Card>
  );
}
