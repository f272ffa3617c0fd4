import { type ChainEvent, feeIn } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import type { BlockDetails, BlockExtrinsic } from "../../network/blocks/readBlock.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card, Fields } from "../../parts/Card.tsx";
import { Copy } from "../../parts/Copy.tsx";
import { AccountLink, BlockLink, shortened } from "../../parts/names.tsx";
import { When } from "../../parts/When.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { clock } from "../../texts/times.ts";
import { signedBeside } from "./signed.ts";
import { EXTRINSIC } from "./texts.ts";

type Field = readonly [string, ReactNode];

/** What was signed beside the call, and what it cost. */
function useSignedFields(
  extrinsic: BlockExtrinsic,
  number: number,
  events: readonly ChainEvent[] | undefined,
): readonly Field[] {
  const words = useTexts(EXTRINSIC);
  const locale = useLocale();
  const { read } = extrinsic;
  if (read?.signer === undefined) return [];
  const { nonce, tip, valid } = signedBeside(read, number);
  const fee = events === undefined ? undefined : feeIn(events);
  const block = (of: number): string => wholeNumber(of, locale);
  return [
    [
      words.fee,
      <span key="fee" title={words.feeWhat}>
        {fee === undefined ? "–" : fee === 0n ? words.noFee : <Amount rao={fee} />}
      </span>,
    ],
    [
      words.tip,
      <span key="tip" title={words.tipWhat}>
        {tip === undefined ? "–" : <Amount rao={tip} />}
      </span>,
    ],
    [
      words.nonce,
      <span key="nonce" title={words.nonceWhat}>
        {nonce === undefined ? "–" : wholeNumber(nonce, locale)}
      </span>,
    ],
    [
      words.era,
      valid === undefined
        ? "–"
        : valid === "forever"
          ? words.immortal
          : words.mortal(block(valid.from), block(valid.to)),
    ],
  ];
}

/** Facts of an extrinsic: where it stands, who signed it, what it cost. */
export function Facts({
  block: { head, time },
  extrinsic,
  events,
}: {
  readonly block: BlockDetails;
  readonly extrinsic: BlockExtrinsic;
  readonly events: readonly ChainEvent[] | undefined;
}): ReactNode {
  const words = useTexts(EXTRINSIC);
  const locale = useLocale();
  const signer = extrinsic.read?.signer;
  const signed = useSignedFields(extrinsic, head.number, events);
  return (
    <Card title={words.facts}>
      <Fields
        of={[
          [words.block, <BlockLink key="block" number={head.number} hash={head.hash} />],
          [
            words.time,
            time === undefined ? (
              "–"
            ) : (
              <span key="time">
                <When time={time} /> <span className="quiet">· {clock(time, locale)}</span>
              </span>
            ),
          ],
          [
            words.hash,
            <span key="hash" className="mono" title={extrinsic.hash}>
              {shortened(extrinsic.hash, 12)}
              <Copy text={extrinsic.hash} what={shortened(extrinsic.hash)} />
            </span>,
          ],
          [words.signer, signer === undefined ? words.unsigned : <AccountLink key="signer" address={signer} isWhole />],
          ...signed,
          [words.size, words.bytes(wholeNumber(extrinsic.bytes.length, locale))],
        ]}
      />
    </Card>
  );
}
