import type { ChainEvent } from "@opentao/sdk/browser";
import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "../../texts/language.ts";
import { Unfold } from "../Unfold.tsx";
import styles from "./calls.module.css";
import { eventWords } from "./callWords.ts";
import { EVENTS } from "./eventTexts.ts";
import { namedData } from "./fieldKinds.ts";
import { Sentence } from "./Sentence.tsx";
import { CALL_PARTS } from "./texts.ts";
import { ValueTree } from "./ValueTree.tsx";

/** An event with its place among all of its block. */
export interface PlacedEvent {
  readonly index: number;
  readonly event: ChainEvent;
}

/** Events that are shown at once. */
const MAX_SHOWN = 500;

function Event({ of: { index, event }, block }: { readonly of: PlacedEvent; readonly block: string }): ReactNode {
  const words = useTexts(CALL_PARTS);
  const pieces = eventWords(useTexts(EVENTS), event);
  const anchor = `event-${index}`;
  const isChosen = useLocation({ select: ({ hash }) => hash === anchor });
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "center" });
  }, [isChosen]);
  const name = `${event.pallet}.${event.name}`;
  return (
    <li id={anchor} ref={item} className={styles.event} data-chosen={isChosen}>
      <Link
        to="/blocks/$block"
        params={{ block }}
        hash={anchor}
        className={styles.number ?? ""}
        aria-label={`${words.permanent}: ${index}`}
        title={words.permanent}
      >
        #{index}
      </Link>
      {pieces !== undefined && <Sentence pieces={pieces} />} <code className="quiet">{name}</code>
      {event.data !== undefined && (
        <Unfold title={words.data}>
          {() => <ValueTree value={namedData(event.pallet, event.name, event.data)} owner={name} />}
        </Unfold>
      )}
    </li>
  );
}

/** Events of a block in words, each with a link of its own. @param block - hash of the block */
export function EventList({
  events,
  block,
}: {
  readonly events: readonly PlacedEvent[];
  readonly block: string;
}): ReactNode {
  const words = useTexts(CALL_PARTS);
  if (events.length === 0) return <p className="quiet">{words.noEvents}</p>;
  return (
    <ol className={styles.events}>
      {events.slice(0, MAX_SHOWN).map((placed) => (
        <Event key={placed.index} of={placed} block={block} />
      ))}
      {events.length > MAX_SHOWN && <li className="quiet">{words.more(events.length - MAX_SHOWN)}</li>}
    </ol>
  );
}
