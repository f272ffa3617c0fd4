import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { percent } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import type { HotkeyFacts } from "./readHotkey.ts";
import { ACCOUNT } from "./texts.ts";

/** Hotkeys to which a hotkey lends stake, or from which it has some. */
export function Family({ of: { kin } }: { readonly of: HotkeyFacts }): ReactNode {
  const words = useTexts(ACCOUNT);
  const locale = useLocale();
  return (
    <Card title={words.kin}>
      <p className="quiet">{kin.length === 0 ? words.noKin : words.kinWhat}</p>
      {kin.length > 0 && (
        <DataTable
          caption={words.kin}
          rows={kin}
          idOf={({ kind, netuid, hotkey }) => `${kind} ${netuid} ${hotkey}`}
          columns={[
            {
              id: "netuid",
              title: words.subnet,
              value: ({ netuid }) => netuid,
              cell: ({ netuid }) => <SubnetName netuid={netuid} />,
            },
            { id: "kind", title: words.relation, value: ({ kind }) => words[kind] },
            {
              id: "hotkey",
              title: words.hotkeyName,
              value: ({ hotkey }) => hotkey,
              cell: ({ hotkey }) => <AccountLink address={hotkey} />,
            },
            {
              id: "part",
              title: words.part,
              value: ({ part }) => part,
              cell: ({ part }) => percent(part, locale),
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
