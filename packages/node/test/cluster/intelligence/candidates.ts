import { z } from "zod";
import type { Chain } from "../../../../sdk/src/index.ts";

const list = z.array(
  z.object({
    hotkey: z.string(),
    stake: z.bigint(),
    trust: z.number(),
    seated: z.boolean(),
    verdict: z.object({ type: z.string() }),
  }),
);

/** A root validator as the chain's choice of authors sees it. */
export type Candidate = z.infer<typeof list>[number];

/** What becomes of a root validator at the session's end, by its hotkey; `undefined` when it is none. */
export async function candidateOf(chain: Chain, hotkey: string): Promise<Candidate | undefined> {
  const candidates = list.parse(await chain.call("SessionApi", "candidates"));
  return candidates.find((candidate) => candidate.hotkey === hotkey);
}
