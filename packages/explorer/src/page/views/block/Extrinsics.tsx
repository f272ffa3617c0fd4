import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BlockDetails, BlockExtrinsic } from "../../network/blocks/readBlock.ts";
import { Card } from "../../parts/Card.tsx";
import { CallSentence } from "../../parts/calls/CallSentence.tsx";
import { callName } from "../../parts/calls/callWords.ts";
import { EventList, type PlacedEvent } from "../../parts/calls/EventList.tsx";
import { eventsByCause } from "../../parts/calls/eventsByCause.ts";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { useTexts } from "../../texts/language.ts";
import styles from "./block.module.css";
import { BLOCK } from "./texts.ts";

function Item({
  of: { index, read },
  events,
  block,
}: {
  readonly of: BlockExtrinsic;
  readonly events: readonly PlacedEvent[];
  readonly block: string;
}): ReactNode {
  const words = useTexts(BLOCK);
  // An event that the address names is not hidden among the others.
  const isNamed = useLocation({ select: ({ hash }) => events.some(({ index: at }) => hash === `event-${at}`) });
  const hasFailed = events.some(({ event }) => event.pallet === "System" && event.name === "ExtrinsicFailed");
  return (
    <li className={styles.extrinsic}>
      <Link
        to="/blocks/$block/extrinsics/$index"
        params={{ block, index: `${index}` }}
        className={styles.number ?? ""}
        title={words.permanent}
      >
        {index}
      </Link>
      {hasFailed && <span className={styles.failed}>{words.failed}: </span>}
      {read === undefined ? words.unreadable : <CallSentence call={read.call} signer={read.signer} />}{" "}
      {read !== undefined && <code className="quiet">{callName(read.call)}</code>}
      {events.length > 0 && (
        <details className={styles.below} open={events.length <= 6 || isNamed}>
          <summary className="quiet">{words.events(events.length)}</summary>
          <EventList events={events} block={block} />
        </details>
      )}
    </li>
  );
}

/** What stands in a block, in words, with the events that each extrinsic caused. */
export function Extrinsics({ block }: { readonly block: BlockDetails }): ReactNode {
  const words = useTexts(BLOCK);
  const { hash } = block.head;
  const isKnown = !("kind" in block.events);
  const { byBlock, byExtrinsic } = eventsByCause("kind" in block.events ? [] : block.events);
  return (
    <>
      <Card title={words.extrinsics}>
        <p className="quiet">{words.extrinsicsWhat}</p>
        {"kind" in block.events && <FaultNote fault={block.events} />}
        {block.extrinsics.length === 0 && <p className="quiet">{words.noExtrinsics}</p>}
        <ol className={styles.list}>
          {block.extrinsics.map((extrinsic) => (
            <Item key={extrinsic.index} of={extrinsic} events={byExtrinsic.get(extrinsic.index) ?? []} block={hash} />
          ))}
        </ol>
      </Card>
      {isKnown && (
        <Card title={words.byBlock} aside={words.events(byBlock.length)}>
          <p className="quiet">{words.byBlockWhat}</p>
          {byBlock.length === 0 ? (
            <p className="quiet">{words.nothing}</p>
          ) : (
            <EventList events={byBlock} block={hash} />
          )}
        </Card>
      )}
    </>
  );
}
