import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { wholeNumber } from "../texts/amounts.ts";
import { useLocale } from "../texts/language.ts";
import { Copy } from "./Copy.tsx";

/** Digits of each end of a long name that are shown. */
const ENDS = 6;

/** Returns both ends of a long name: an address or a hash. */
export function shortened(name: string, ends = ENDS): string {
  return name.length <= 2 * ends + 3 ? name : `${name.slice(0, ends)}…${name.slice(-ends)}`;
}

/** An account by its address, with a link to what it is and does. */
export function AccountLink({
  address,
  isWhole = false,
}: {
  readonly address: string;
  readonly isWhole?: boolean;
}): ReactNode {
  return (
    <span className="mono" title={address}>
      <Link to="/accounts/$address" params={{ address }}>
        {isWhole ? address : shortened(address)}
      </Link>
      {isWhole && <Copy text={address} what={address} />}
    </span>
  );
}

/** A block by its number. */
export function BlockLink({ number, hash }: { readonly number: number; readonly hash?: string }): ReactNode {
  const locale = useLocale();
  return (
    <Link to="/blocks/$block" params={{ block: hash ?? `${number}` }}>
      {wholeNumber(number, locale)}
    </Link>
  );
}

/** A subnet by its name and number. Names are anybody's: they are isolated from the text around them. */
export function SubnetLink({ netuid, name }: { readonly netuid: number; readonly name: string }): ReactNode {
  return (
    <Link to="/subnets/$netuid" params={{ netuid: `${netuid}` }}>
      <bdi>{plainText(name, 40) || `#${netuid}`}</bdi>
    </Link>
  );
}

/** A neuron by its subnet and UID. */
export function NeuronLink({ netuid, uid }: { readonly netuid: number; readonly uid: number }): ReactNode {
  return (
    <Link to="/subnets/$netuid/neurons/$uid" params={{ netuid: `${netuid}`, uid: `${uid}` }}>
      {uid}
    </Link>
  );
}

/** Characters that are not seen, turn the direction of what follows, or are halves of others. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
/** Marks above the fourth on one letter, which would grow over what stands around. */
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Returns a text of strangers as it can be shown: without characters that hide or turn others, of bounded length. */
export function plainText(text: string, longest = 200): string {
  // Of a text that is far too long the beginning is enough.
  const begun = text.slice(0, 8 * longest).replace(/\s+/g, " ");
  const plain = begun.replace(UNSEEN, "").replace(TOO_MANY_MARKS, "$1").trim();
  return plain.length > longest ? `${plain.slice(0, longest).replace(UNSEEN, "")}…` : plain;
}
