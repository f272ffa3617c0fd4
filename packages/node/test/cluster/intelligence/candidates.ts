import type { Chain, descriptors } from "../../../../sdk/src/index.ts";

/** A root validator as the chain's choice of authors sees it. */
export type Candidate = descriptors.Candidate;

/** Fate of a root validator at the session's end, by its hotkey; `undefined` when it is none. */
export async function candidateOf(chain: Chain, hotkey: string): Promise<Candidate | undefined> {
  const candidates = await chain.apis.SessionApi.candidates();
  return candidates.find((candidate) => candidate.hotkey === hotkey);
}
