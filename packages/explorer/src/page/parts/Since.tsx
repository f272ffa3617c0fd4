import type { ReactNode } from "react";
import { useSessionValue } from "../network/context.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { ago } from "../texts/times.ts";
import { BlockLink } from "./names.tsx";
import { SUBNET_PARTS } from "./subnetTexts.ts";

/** A past block with about how long ago it was, by the time between blocks that the chain plans. */
export function Since({ block, hash }: { readonly block: number; readonly hash?: string }): ReactNode {
  const words = useTexts(SUBNET_PARTS);
  const locale = useLocale();
  const now = useSessionValue((state) => state.shown?.number);
  const blockTime = useSessionValue((state) => state.blockTime);
  return (
    <span>
      {words.block} <BlockLink number={block} {...(hash === undefined ? {} : { hash })} />
      {blockTime !== undefined && now !== undefined && (
        <span className="quiet" title={words.byBlockTime}>
          {" · "}
          {ago(-Math.max(0, now - block) * blockTime, 0, locale)}
        </span>
      )}
    </span>
  );
}
