import type { ReactNode } from "react";
import { useSessionValue } from "../../network/context.ts";
import type { TrustState } from "../../network/trust/ledger.ts";
import { Card, Fields } from "../../parts/Card.tsx";
import { BlockLink } from "../../parts/names.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { TRUST } from "./texts.ts";

/** How the light client is, and how many answers it has proven. */
export function Account({ trust }: { readonly trust: TrustState }): ReactNode {
  const words = useTexts(TRUST);
  const locale = useLocale();
  const finalized = useSessionValue((state) => state.finalized);
  const { light, failure, proven, silent, unproven } = trust;
  const standing = light === undefined ? words.starting : light.isSyncing ? words.syncing : words.synced;
  const believed = [...unproven].map(([method, count]) => `${method}: ${wholeNumber(count, locale)}`).join(", ");
  return (
    <Card title={words.client}>
      <Fields
        of={[
          [words.client, failure === undefined ? standing : <bdi key="failure">{failure}</bdi>],
          [words.peers, light?.peers === 0 ? words.noPeers : wholeNumber(light?.peers ?? 0, locale)],
          [words.finalized, finalized === undefined ? "–" : <BlockLink key="finalized" number={finalized.number} />],
          [words.proven, wholeNumber(proven, locale)],
          [words.silent, wholeNumber(silent, locale)],
          [words.unproven, believed === "" ? words.none : believed],
        ]}
      />
    </Card>
  );
}
