import type { Plan } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import { ALPHA, Amount, TAO } from "../../../parts/Amount.tsx";
import { filled } from "../../../parts/filled.tsx";
import { AccountLink } from "../../../parts/names.tsx";
import parts from "../../../parts/parts.module.css";
import { ScrollBox } from "../../../parts/ScrollBox.tsx";
import { SubnetName } from "../../../parts/SubnetName.tsx";
import { exactTao } from "../../../texts/amounts.ts";
import { useTexts } from "../../../texts/language.ts";
import { ACTIONS } from "./texts.ts";

interface Row {
  readonly id: string;
  readonly name: ReactNode;
  readonly unit: string;
  readonly before: bigint;
  readonly after: bigint | undefined;
}

const unitOf = (netuid: number): string => (netuid === 0 ? TAO : ALPHA);

/** Unit of the least that a trade brings: alpha where the account pays TAO, TAO where it gets some. */
function unitOfLeast({ preview: { stakes } }: Plan): string {
  const [bought] = stakes.filter(({ before, after }) => after !== undefined && after > before);
  return bought === undefined ? TAO : unitOf(bought.netuid);
}

function rowsOf({ preview }: Plan, words: (typeof ACTIONS)["en"]): Row[] {
  const { free, reserved, stakes, prices } = preview;
  const rows: Row[] = [{ id: "free", name: words.free, unit: TAO, ...free }];
  if (reserved.before !== reserved.after) rows.push({ id: "reserved", name: words.reserved, unit: TAO, ...reserved });
  for (const { netuid, hotkey, before, after } of stakes) {
    const name = (
      <>
        {words.stakeOn} <SubnetName netuid={netuid} /> <AccountLink address={hotkey} />
      </>
    );
    rows.push({ id: `stake ${netuid} ${hotkey}`, name, unit: unitOf(netuid), before, after });
  }
  for (const { netuid, before, after } of prices) {
    const name = (
      <>
        {words.priceOn} <SubnetName netuid={netuid} />
      </>
    );
    rows.push({ id: `price ${netuid}`, name, unit: TAO, before, after });
  }
  return rows;
}

function Change({ before, after, unit }: Row): ReactNode {
  if (after === undefined) return "?";
  const gain = after - before;
  return (
    <>
      {gain > 0n && "+"}
      <Amount rao={gain} unit={unit} />
    </>
  );
}

/** What an order would do: now, then, and the change; its fee, and its worst case. */
export function PlanView({ of }: { readonly of: Plan }): ReactNode {
  const words = useTexts(ACTIONS);
  const { preview, worst } = of;
  return (
    <>
      <ScrollBox name={words.effect}>
        <table className={parts.table}>
          <caption className="unseen">{words.effect}</caption>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {[words.now, words.after, words.change].map((title) => (
                <th key={title} scope="col" className={parts.number}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(of, words).map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className={parts.number}>
                  <Amount rao={row.before} unit={row.unit} />
                </td>
                <td className={parts.number}>
                  {row.after === undefined ? "?" : <Amount rao={row.after} unit={row.unit} />}
                </td>
                <td className={parts.number}>
                  <Change {...row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>
        {words.fee} <Amount rao={preview.fee} />
        {preview.isFeeInAlpha && ` (${words.feeInAlpha})`}
      </p>
      {worst !== undefined && (
        <p>
          {worst.isRelative ? (
            // Of a swap: how much of the one a whole unit of the other brings.
            `${words.worstSwap} ${exactTao(worst.priceNow)} → ${exactTao(worst.price)}. `
          ) : (
            <>
              {worst.least !== undefined && (
                <>
                  {words.least} <Amount rao={worst.least} unit={unitOfLeast(of)} />.{" "}
                </>
              )}
              {words.worst} <Amount rao={worst.priceNow} /> → <Amount rao={worst.price} />.{" "}
            </>
          )}
          {words.beyond}{" "}
          {worst.past !== undefined &&
            worst.past.blocks > 0 &&
            filled(worst.past.beyond === 0 ? words.neverPast : words.past, { ...worst.past })}
        </p>
      )}
      {preview.exactness === "estimated" && <p>{words.estimated}</p>}
    </>
  );
}
