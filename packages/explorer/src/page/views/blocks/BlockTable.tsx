import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BlockSummary } from "../../network/blocks/summaries.ts";
import { useSessionValue } from "../../network/context.ts";
import { AccountLink, BlockLink, shortened } from "../../parts/names.tsx";
import parts from "../../parts/parts.module.css";
import { ScrollBox } from "../../parts/ScrollBox.tsx";
import { When } from "../../parts/When.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import styles from "./blocks.module.css";
import { BLOCKS } from "./texts.ts";

function Row({ block, isFinalized }: { readonly block: BlockSummary; readonly isFinalized: boolean }): ReactNode {
  const words = useTexts(BLOCKS);
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">
        <BlockLink number={block.number} hash={block.hash} />
        {isFinalized && <span className={styles.final}> ✓</span>}
      </th>
      <td>{block.time === undefined ? "–" : <When time={block.time} />}</td>
      <td>{block.author === undefined ? "–" : <AccountLink address={block.author.address} />}</td>
      <td className={parts.number}>
        {wholeNumber(block.signed, locale)}
        <span className="quiet"> {words.entries(wholeNumber(block.extrinsics, locale))}</span>
      </td>
      <td className={parts.number}>{block.events === undefined ? "–" : wholeNumber(block.events, locale)}</td>
      <td className="mono">
        <Link to="/blocks/$block" params={{ block: block.hash }} title={block.hash}>
          {shortened(block.hash)}
        </Link>
      </td>
    </tr>
  );
}

/** Blocks below each other, newest first. */
export function BlockTable({ blocks }: { readonly blocks: readonly BlockSummary[] }): ReactNode {
  const words = useTexts(BLOCKS);
  const finalized = useSessionValue((state) => state.finalized?.number ?? -1);
  return (
    <ScrollBox name={words.title}>
      <table className={parts.table}>
        <caption className="unseen">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.time}</th>
            <th scope="col" title={words.authorWhat}>
              {words.author}
            </th>
            <th scope="col" className={parts.number} title={words.signedWhat}>
              {words.signed}
            </th>
            <th scope="col" className={parts.number} title={words.eventsWhat}>
              {words.events}
            </th>
            <th scope="col" title={words.hashWhat}>
              {words.hash}
            </th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <Row key={block.hash} block={block} isFinalized={block.number <= finalized} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
