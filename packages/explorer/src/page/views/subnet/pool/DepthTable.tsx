import type { ReactNode } from "react";
import { useLive } from "../../../network/reads.ts";
import { Amount } from "../../../parts/Amount.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import parts from "../../../parts/parts.module.css";
import { ScrollBox } from "../../../parts/ScrollBox.tsx";
import { numberFormat } from "../../../texts/formats.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { readDepth, type Trade } from "./depth.ts";
import { POOL } from "./texts.ts";

function Cells({ trade, unit }: { readonly trade: Trade; readonly unit: string }): ReactNode {
  const words = useTexts(POOL);
  const locale = useLocale();
  if (trade.gives === 0n) {
    return (
      <td colSpan={2} className="quiet">
        {words.tooMuch}
      </td>
    );
  }
  const moves = numberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  return (
    <>
      <td className={parts.number}>
        <Amount rao={trade.gives} unit={unit} />
      </td>
      <td className={parts.number}>{moves.format(trade.moves)}</td>
    </>
  );
}

/** What trades of several sizes would do now, by the chain's own quotes. */
export function DepthTable({
  netuid,
  price,
  unit,
}: {
  readonly netuid: number;
  readonly price: bigint;
  readonly unit: string;
}): ReactNode {
  const words = useTexts(POOL);
  const depth = useLive(["depth", netuid], (at) => readDepth(at, netuid, price));
  return (
    <Loaded query={depth}>
      {({ value }) => (
        <ScrollBox name={words.depthTable}>
          <table className={parts.table}>
            <caption className="unseen">{words.depth}</caption>
            <thead>
              <tr>
                <th scope="col" className={parts.number}>
                  {words.size}
                </th>
                <th scope="col" className={parts.number}>
                  {words.buys}
                </th>
                <th scope="col" className={parts.number}>
                  {words.buyMove}
                </th>
                <th scope="col" className={parts.number}>
                  {words.sells}
                </th>
                <th scope="col" className={parts.number}>
                  {words.sellMove}
                </th>
              </tr>
            </thead>
            <tbody>
              {value.map(({ size, buy, sell }) => (
                <tr key={`${size}`}>
                  <th scope="row" className={parts.number}>
                    <Amount rao={size} />
                  </th>
                  <Cells trade={buy} unit={unit} />
                  <Cells trade={sell} unit="τ" />
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Loaded>
  );
}
