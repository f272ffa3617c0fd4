import { type ReactNode, useRef } from "react";
import { useSessionValue } from "../../network/context.ts";
import { useLive } from "../../network/reads.ts";
import { Card } from "../../parts/Card.tsx";
import { Explained } from "../../parts/Explained.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { AccountLink, BlockLink } from "../../parts/names.tsx";
import { ScrollBox } from "../../parts/ScrollBox.tsx";
import { When } from "../../parts/When.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { duration } from "../../texts/times.ts";
import styles from "./overview.module.css";
import { type BlockLine, readRecent } from "./recentBlocks.ts";
import { OVERVIEW } from "./texts.ts";

const SHOWN = 10;

/** Blocks as they come, the newest first. */
export function LiveBlocks(): ReactNode {
  const words = useTexts(OVERVIEW);
  const locale = useLocale();
  const known = useRef<readonly BlockLine[]>([]);
  const blockTime = useSessionValue((state) => state.blockTime);
  const finalized = useSessionValue((state) => state.finalized?.number ?? 0);
  const blocks = useLive(["recentBlocks"], async (at) => {
    known.current = await readRecent(at, known.current, SHOWN);
    return known.current;
  });
  return (
    <Card title={words.blocks} aside={blockTime === undefined ? undefined : words.every(duration(blockTime, locale))}>
      <p className="quiet">{words.blocksIntro}</p>
      <Loaded query={blocks}>
        {({ value }) => (
          <ScrollBox name={words.blocksTable}>
            <table className={styles.blocks}>
              <caption className="unseen">{words.blocks}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.block}</th>
                  <th scope="col">
                    <Explained word={words.finalized} meaning={words.finalizedMeaning} />
                  </th>
                  <th scope="col">{words.time}</th>
                  <th scope="col" className={styles.number}>
                    <Explained word={words.transactionsShort} meaning={words.transactionsMeaning} />
                  </th>
                  <th scope="col">{words.author}</th>
                </tr>
              </thead>
              <tbody>
                {value.map(({ number, hash, author, time, transactions }) => (
                  <tr key={hash}>
                    <th scope="row">
                      <BlockLink number={number} />
                    </th>
                    <td>
                      {number <= finalized ? (
                        <span className={styles.final} title={words.finalizedMeaning}>
                          <span aria-hidden="true">✓</span>
                          <span className="unseen">{words.yes}</span>
                        </span>
                      ) : (
                        <span className="quiet" title={words.notYetMeaning}>
                          <span aria-hidden="true">…</span>
                          <span className="unseen">{words.notYet}</span>
                        </span>
                      )}
                    </td>
                    <td>{time === 0 ? "–" : <When time={time} />}</td>
                    <td className={styles.number}>{wholeNumber(transactions, locale)}</td>
                    <td>
                      {author === undefined ? number === 0 ? words.nobody : "–" : <AccountLink address={author} />}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )}
      </Loaded>
    </Card>
  );
}
