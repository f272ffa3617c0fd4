import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { blockName } from "../../network/blocks/useBlock.ts";
import { useSessionValue } from "../../network/context.ts";
import { Card } from "../../parts/Card.tsx";
import { plainText, shortened } from "../../parts/names.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { BLOCK } from "./texts.ts";

/** Says that there is no such block, and why that may be. @param block - its number or hash */
export function NoBlock({ block }: { readonly block: string }): ReactNode {
  const words = useTexts(BLOCK);
  const locale = useLocale();
  const best = useSessionValue((state) => state.shown?.number ?? 0);
  const name = blockName(block);
  const isFuture = name !== undefined && "number" in name && name.number > best;
  const way = name === undefined ? words.noNameWay : words.noneWay;
  return (
    <Card title={name === undefined ? words.noName : words.none(shortened(plainText(block)))}>
      <p>{isFuture ? words.noneYet(wholeNumber(best, locale)) : way}</p>
      <Link to="/blocks" search={{}}>
        {words.list}
      </Link>
    </Card>
  );
}
