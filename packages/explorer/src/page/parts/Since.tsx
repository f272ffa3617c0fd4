import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSessionValue } from "../network/context.ts";
import { wholeNumber } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { ago } from "../texts/times.ts";
import { BlockLink } from "./names.tsx";
import { SUBNET_PARTS } from "./subnetTexts.ts";

/** Returns about how long ago a block was, by the time between blocks that the chain plans, as far as that is known. */
function useAge(block: number): string | undefined {
  const locale = useLocale();
  const now = useSessionValue((state) => state.shown?.number);
  const blockTime = useSessionValue((state) => state.blockTime);
  if (now === undefined || blockTime === undefined) return undefined;
  return ago(-Math.max(0, now - block) * blockTime, 0, locale);
}

/** A past block with about how long ago it was. */
export function Since({ block, hash }: { readonly block: number; readonly hash?: string }): ReactNode {
  const words = useTexts(SUBNET_PARTS);
  const age = useAge(block);
  return (
    <span>
      {words.block} <BlockLink number={block} {...(hash === undefined ? {} : { hash })} />
      {age !== undefined && (
        <span className="quiet" title={words.byBlockTime}>
          {" · "}
          {age}
        </span>
      )}
    </span>
  );
}

/** A past block as about how long ago it was, where there is no room for more; its number when one points at it. */
export function AgeLink({ block }: { readonly block: number }): ReactNode {
  const words = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  const name = `${words.block} ${wholeNumber(block, locale)}`;
  return (
    <Link to="/blocks/$block" params={{ block: `${block}` }} title={`${name}. ${words.byBlockTime}`}>
      {useAge(block) ?? name}
    </Link>
  );
}
