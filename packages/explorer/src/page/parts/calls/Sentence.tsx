import { Fragment, type ReactNode } from "react";
import { percentOfU16, wholeNumber } from "../../texts/amounts.ts";
import { useLocale } from "../../texts/language.ts";
import { clock } from "../../texts/times.ts";
import { ALPHA, Amount } from "../Amount.tsx";
import { AccountLink, plainText } from "../names.tsx";
import { SubnetName } from "../SubnetName.tsx";
import type { Piece } from "./sentences.ts";

function Part({ of: piece }: { readonly of: Piece }): ReactNode {
  const locale = useLocale();
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "account":
      return <AccountLink address={piece.address} />;
    case "tao":
      return <Amount rao={piece.rao} />;
    case "alpha":
      return <Amount rao={piece.rao} unit={ALPHA} />;
    case "subnet":
      return <SubnetName netuid={piece.netuid} />;
    case "number":
      return wholeNumber(piece.value, locale);
    case "time":
      return clock(piece.ms, locale);
    case "part":
      return percentOfU16(piece.of, locale);
    case "said":
      return <bdi>{plainText(piece.text)}</bdi>;
  }
}

/** A sentence of pieces. */
export function Sentence({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place alone
    <Fragment key={at}>
      <Part of={piece} />
    </Fragment>
  ));
}
