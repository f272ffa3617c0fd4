import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { AccountLink, BlockLink, plainText, shortened } from "../../parts/names.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { useTexts } from "../../texts/language.ts";
import type { Hit } from "./hits.ts";
import { SEARCH } from "./texts.ts";

/** Something that was found, with what it is and a link. */
export function HitItem({ of: hit }: { readonly of: Hit }): ReactNode {
  const words = useTexts(SEARCH);
  switch (hit.kind) {
    case "block":
      return (
        <>
          {words.block} <BlockLink number={hit.number} hash={hit.hash} />{" "}
          <span className="quiet mono">{shortened(hit.hash)}</span>
        </>
      );
    case "extrinsic":
      return (
        <>
          {words.extrinsic}{" "}
          <Link to="/blocks/$block/extrinsics/$index" params={{ block: hit.block, index: `${hit.index}` }}>
            {words.place(`${hit.number}`, hit.index)}
          </Link>
        </>
      );
    case "event":
      return (
        <>
          {words.event}{" "}
          <Link to="/blocks/$block" params={{ block: hit.block }} hash={`event-${hit.index}`}>
            {words.place(`${hit.number}`, hit.index)}
          </Link>
        </>
      );
    case "account":
      return (
        <>
          {words.account} <AccountLink address={hit.address} isWhole />
        </>
      );
    case "subnet":
      return (
        <>
          {words.subnet} <SubnetName netuid={hit.netuid} />{" "}
          {hit.symbol !== "" && <bdi className="quiet">{plainText(hit.symbol, 8)}</bdi>}
        </>
      );
  }
}
