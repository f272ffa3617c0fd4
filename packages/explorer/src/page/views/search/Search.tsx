import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNetwork } from "../../network/context.ts";
import { useHistory } from "../../network/history.ts";
import { useFixedAt } from "../../network/reads.ts";
import { Card } from "../../parts/Card.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { plainText } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import { HitItem } from "./HitItem.tsx";
import { distinctHits, type Hit, hitId } from "./hits.ts";
import { SCANNED, searchChain } from "./searchChain.ts";
import { hitsOf, indexHits, MAX_QUESTION } from "./searchIndex.ts";
import { SEARCH } from "./texts.ts";
import { useOpen } from "./useOpen.ts";

/** What can be searched for. */
function Kinds(): ReactNode {
  const words = useTexts(SEARCH);
  const { config } = useNetwork();
  return (
    <>
      <p>{words.can}</p>
      <ul>
        {words.kinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      {config.index === undefined && <p className="quiet">{words.needsIndex(SCANNED)}</p>}
    </>
  );
}

function Found({ hits, isDone }: { readonly hits: readonly Hit[]; readonly isDone: boolean }): ReactNode {
  const words = useTexts(SEARCH);
  const [only, ...others] = hits;
  const isMeant = isDone && others.length === 0 && (only?.kind !== "subnet" || only.isExact);
  useOpen(isMeant ? only : undefined);
  if (hits.length === 0) {
    return (
      <Card title={isDone ? words.nothing : words.looking}>
        <Kinds />
      </Card>
    );
  }
  return (
    <Card title={words.results} aside={isDone ? undefined : words.looking}>
      <ul>
        {hits.map((hit) => (
          <li key={hitId(hit)}>
            <HitItem of={hit} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Results({ query }: { readonly query: string }): ReactNode {
  const { config } = useNetwork();
  const onChain = useFixedAt(["search", query], (place) => searchChain(place, query));
  const isAsked = config.index !== undefined && query.length <= MAX_QUESTION;
  const inIndex = useHistory("search", { q: query }, indexHits, { isFixed: true, isEnabled: isAsked });
  const more = inIndex.data === undefined ? [] : hitsOf(inIndex.data, query);
  return (
    <Loaded query={onChain}>
      {(hits) => <Found hits={distinctHits([hits, more])} isDone={!isAsked || !inIndex.isPending} />}
    </Loaded>
  );
}

/** What a text may mean: a single hit is opened, several are listed. */
export function Search(): ReactNode {
  const words = useTexts(SEARCH);
  const { q } = useSearch({ from: "/search" });
  const query = q.trim();
  return (
    <>
      <h1>
        <bdi>{query === "" ? words.empty : words.title(plainText(query, 80))}</bdi>
      </h1>
      {query === "" ? (
        <Card title={words.can}>
          <Kinds />
        </Card>
      ) : (
        <Results key={query} query={query} />
      )}
    </>
  );
}
