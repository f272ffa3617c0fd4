import { toHex } from "@opentao/codec";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BlockDetails, BlockExtrinsic } from "../../network/blocks/readBlock.ts";
import { Card } from "../../parts/Card.tsx";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { CallSentence } from "../../parts/calls/CallSentence.tsx";
import { callName } from "../../parts/calls/callWords.ts";
import { EventList } from "../../parts/calls/EventList.tsx";
import { eventsByCause } from "../../parts/calls/eventsByCause.ts";
import { ValueTree } from "../../parts/calls/ValueTree.tsx";
import { jsonText } from "../../parts/jsonText.ts";
import { plainText } from "../../parts/names.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { BlockAt } from "../block/BlockAt.tsx";
import styles from "./extrinsic.module.css";
import { Facts } from "./Facts.tsx";
import { Result } from "./Result.tsx";
import { EXTRINSIC } from "./texts.ts";

function NoExtrinsic({ index, block }: { readonly index: string; readonly block: BlockDetails }): ReactNode {
  const words = useTexts(EXTRINSIC);
  return (
    <Card title={words.none(plainText(index, 10))}>
      <p>{words.noneWay(`${block.extrinsics.length}`)}</p>
      <Link to="/blocks/$block" params={{ block: block.head.hash }}>
        {words.toBlock}
      </Link>
    </Card>
  );
}

/** The call with all of its arguments. */
function Call({ of: { read } }: { readonly of: BlockExtrinsic }): ReactNode {
  const words = useTexts(EXTRINSIC);
  if (read === undefined) return <p>{words.unreadable}</p>;
  return (
    <>
      <div className={styles.words}>
        <CallSentence call={read.call} signer={read.signer} />
      </div>
      <ValueTree value={read.call} owner={callName(read.call)} />
    </>
  );
}

function Page({ block, extrinsic }: { readonly block: BlockDetails; readonly extrinsic: BlockExtrinsic }): ReactNode {
  const words = useTexts(EXTRINSIC);
  const locale = useLocale();
  const { index, read, bytes } = extrinsic;
  const { number, hash } = block.head;
  const events = "kind" in block.events ? undefined : (eventsByCause(block.events).byExtrinsic.get(index) ?? []);
  const told = events?.map(({ event }) => event);
  return (
    <>
      <h1>{words.title(wholeNumber(number, locale), `${index}`)}</h1>
      <p className="quiet">{words.what}</p>
      <Card title={words.call}>
        <Call of={extrinsic} />
      </Card>
      <Result block={block} index={index} events={told ?? []} />
      <Facts block={block} extrinsic={extrinsic} events={told} />
      {events !== undefined && (
        <Card title={words.events}>
          <EventList events={events} block={hash} />
        </Card>
      )}
      <Card title={words.copies}>
        <div className={styles.copies}>
          <Link to="/blocks/$block/extrinsics/$index" params={{ block: hash, index: `${index}` }}>
            {words.permanent}
          </Link>
          <CopyButton
            name={words.json}
            text={() =>
              jsonText({
                block: hash,
                index,
                hash: extrinsic.hash,
                ...read,
                events: told?.map(({ pallet, name, data }) => ({ pallet, name, data })),
              })
            }
          />
          <CopyButton name={words.raw} text={() => toHex(bytes)} />
        </div>
      </Card>
    </>
  );
}

/** An extrinsic by its block and its place there. */
export function Extrinsic(): ReactNode {
  const { block: name, index } = useParams({ from: "/blocks/$block/extrinsics/$index" });
  return (
    <BlockAt block={name}>
      {(block) => {
        const extrinsic = /^\d{1,6}$/.test(index) ? block.extrinsics[Number(index)] : undefined;
        return extrinsic === undefined ? (
          <NoExtrinsic index={index} block={block} />
        ) : (
          <Page block={block} extrinsic={extrinsic} />
        );
      }}
    </BlockAt>
  );
}
