import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { blocksBelow, newestBlocks } from "../../network/blocks/summaries.ts";
import { useSessionValue } from "../../network/context.ts";
import { useLive } from "../../network/reads.ts";
import { Card } from "../../parts/Card.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { BlockTable } from "./BlockTable.tsx";
import styles from "./blocks.module.css";
import { BLOCKS } from "./texts.ts";

/** Blocks of a page. */
const COUNT = 20;

function Newest(): ReactNode {
  const query = useLive(["newestBlocks"], ({ chain, at, number }) => newestBlocks(chain, at, number, COUNT));
  return <Loaded query={query}>{({ value }) => <BlockTable blocks={value} />}</Loaded>;
}

function Below({ from }: { readonly from: number }): ReactNode {
  // Live: heights that are not finalized may change.
  const query = useLive(["blocksBelow", from], ({ chain }) => blocksBelow(chain, from, COUNT));
  return <Loaded query={query}>{({ value }) => <BlockTable blocks={value} />}</Loaded>;
}

function Pages({ from }: { readonly from: number | undefined }): ReactNode {
  const words = useTexts(BLOCKS);
  const best = useSessionValue((state) => state.shown?.number);
  const top = from ?? best;
  if (top === undefined) return null;
  return (
    <nav aria-label={words.pages}>
      {from !== undefined && (
        <>
          <Link to="/blocks" search={{}}>
            {words.newest}
          </Link>
          <Link to="/blocks" search={best !== undefined && from + COUNT >= best ? {} : { from: from + COUNT }}>
            ← {words.newer}
          </Link>
        </>
      )}
      {top >= COUNT && (
        <Link to="/blocks" search={{ from: top - COUNT }}>
          {words.older} →
        </Link>
      )}
    </nav>
  );
}

/** The newest blocks as they come, and older ones by pages. */
export function Blocks(): ReactNode {
  const words = useTexts(BLOCKS);
  const locale = useLocale();
  const { from } = useSearch({ from: "/blocks" });
  const navigate = useNavigate();
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.what}</p>
      <Card title={from === undefined ? words.live : words.from(wholeNumber(from, locale))}>
        {from === undefined ? <Newest /> : <Below key={from} from={from} />}
        <div className={styles.tools}>
          <Pages from={from} />
          <form
            className={styles.go}
            onSubmit={(event) => {
              event.preventDefault();
              const number = Number(new FormData(event.currentTarget).get("number"));
              if (Number.isSafeInteger(number)) void navigate({ to: "/blocks/$block", params: { block: `${number}` } });
            }}
          >
            <label>
              {words.go}
              <input name="number" type="number" min={0} max={0xffff_ffff} step={1} required />
            </label>
            <button type="submit">{words.goTo}</button>
          </form>
        </div>
      </Card>
    </>
  );
}
