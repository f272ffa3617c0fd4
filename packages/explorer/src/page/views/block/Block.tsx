import { toHex } from "@opentao/codec";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BlockDetails } from "../../network/blocks/readBlock.ts";
import { useHashAt } from "../../network/blocks/useBlock.ts";
import { Card } from "../../parts/Card.tsx";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { jsonText } from "../../parts/jsonText.ts";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { BlockAt } from "./BlockAt.tsx";
import styles from "./block.module.css";
import { Extrinsics } from "./Extrinsics.tsx";
import { Header } from "./Header.tsx";
import { BLOCK } from "./texts.ts";

/** A block as JSON, with what its extrinsics and events hold. */
function blockJson({ head, events, extrinsics, ...rest }: BlockDetails): string {
  const told =
    "kind" in events
      ? undefined
      : events.map(({ pallet, name, data, extrinsicIndex }) => {
          return { pallet, name, data, extrinsic: extrinsicIndex };
        });
  return jsonText({ ...head, ...rest, extrinsics, events: told });
}

function Title({ number, hash }: { readonly number: number; readonly hash: string }): ReactNode {
  const words = useTexts(BLOCK);
  const locale = useLocale();
  const hasNext = useHashAt(number + 1).data?.value != null;
  return (
    <div className={styles.head}>
      <h1>{words.title(wholeNumber(number, locale))}</h1>
      <nav aria-label={words.title(`${number}`)}>
        {number > 0 && (
          <Link to="/blocks/$block" params={{ block: `${number - 1}` }}>
            ← {words.previous}
          </Link>
        )}
        {hasNext && (
          <Link to="/blocks/$block" params={{ block: `${number + 1}` }}>
            {words.next} →
          </Link>
        )}
        <Link to="/blocks/$block" params={{ block: hash }}>
          {words.permanent}
        </Link>
      </nav>
    </div>
  );
}

/** A block by its number or hash. */
export function Block(): ReactNode {
  const words = useTexts(BLOCK);
  const { block: name } = useParams({ from: "/blocks/$block" });
  return (
    <BlockAt block={name}>
      {(block) => (
        <>
          <Title number={block.head.number} hash={block.head.hash} />
          <Header block={block} />
          <Extrinsics block={block} />
          <Card title={words.copies}>
            <div className={styles.copies}>
              <CopyButton name={words.json} text={() => blockJson(block)} />
              <CopyButton name={words.raw} text={() => block.extrinsics.map(({ bytes }) => toHex(bytes)).join("\n")} />
            </div>
          </Card>
        </>
      )}
    </BlockAt>
  );
}
