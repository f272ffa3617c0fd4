import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BlockDetails } from "../../network/blocks/readBlock.ts";
import { Card, Fields } from "../../parts/Card.tsx";
import { Copy } from "../../parts/Copy.tsx";
import { AccountLink, shortened } from "../../parts/names.tsx";
import { When } from "../../parts/When.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { clock } from "../../texts/times.ts";
import styles from "./block.module.css";
import { Standing } from "./Standing.tsx";
import { BLOCK } from "./texts.ts";

/** A hash, shortened, to copy. */
function Hash({ of }: { readonly of: string }): ReactNode {
  return (
    <span className="mono" title={of}>
      {shortened(of, 12)}
      <Copy text={of} what={shortened(of)} />
    </span>
  );
}

function Author({ block: { head, author } }: { readonly block: BlockDetails }): ReactNode {
  const words = useTexts(BLOCK);
  if (author === undefined)
    return <span className="quiet">{head.number === 0 ? words.noAuthor : words.unknownAuthor}</span>;
  return (
    <>
      <AccountLink address={author.address} />
      {!author.isOwned && <span className="quiet"> {words.authorKey}</span>}
    </>
  );
}

/** What a block says of itself: when it was made and by whom, what it follows, whether it stays. */
export function Header({ block }: { readonly block: BlockDetails }): ReactNode {
  const words = useTexts(BLOCK);
  const locale = useLocale();
  const { head, time } = block;
  return (
    <Card title={words.header} aside={<Standing head={head} />}>
      <Fields
        of={[
          [
            words.time,
            time === undefined ? (
              "–"
            ) : (
              <>
                <When time={time} /> <span className="quiet">· {clock(time, locale)}</span>
              </>
            ),
          ],
          [words.author, <Author key="author" block={block} />],
          [words.hash, <Hash key="hash" of={head.hash} />],
          [
            words.parent,
            head.number === 0 ? (
              "–"
            ) : (
              <Link
                key="parent"
                className="mono"
                to="/blocks/$block"
                params={{ block: head.parentHash }}
                title={head.parentHash}
              >
                {shortened(head.parentHash, 12)}
              </Link>
            ),
          ],
          [
            words.size,
            <span key="size">
              {words.bytes(wholeNumber(block.size, locale))} ·{" "}
              <span className="quiet">{words.versionOf(`${block.specVersion}`)}</span>
            </span>,
          ],
        ]}
      />
      <details className={styles.more}>
        <summary className="quiet">
          {words.stateRoot}, {words.extrinsicsRoot}, {words.digest}
        </summary>
        <Fields
          of={[
            [words.stateRoot, <Hash key="state" of={block.stateRoot} />],
            [words.extrinsicsRoot, <Hash key="extrinsics" of={block.extrinsicsRoot} />],
            [
              words.slot,
              <span key="slot" title={words.slotWhat}>
                {block.slot === undefined ? "–" : wholeNumber(block.slot, locale)}
              </span>,
            ],
            [
              words.digest,
              <span key="digest" title={words.digestWhat}>
                {block.logs.map((log) => (
                  <span key={log} className={styles.log}>
                    <Hash of={log} />
                  </span>
                ))}
              </span>,
            ],
          ]}
        />
      </details>
    </Card>
  );
}
