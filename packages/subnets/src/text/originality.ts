import { shareIn, wordRuns, wordsOf } from "./words.ts";

/** A continuation with the miner who sent it and the time that it took. */
export interface Entry {
  readonly uid: number;
  readonly continuation: string;
  readonly latencyMs: number;
}

/** Share of runs of four words in common from which on two texts are the same; of 450 pairs by one model the closest shared 0.67. */
const SAME = 0.7;

/**
 * The miners whose text is another's who was faster. Models that draw their words by chance hardly ever write nearly the same
 * text; who sends it has it from the other. Of two that took the same time the lower uid stays.
 */
export function copycats(entries: readonly Entry[]): Set<number> {
  const inOrder = [...entries].sort((a, b) => a.latencyMs - b.latencyMs || a.uid - b.uid);
  const originals: ReadonlySet<string>[] = [];
  const copies = new Set<number>();
  for (const { uid, continuation } of inOrder) {
    const runs = wordRuns(wordsOf(continuation), 4);
    if (runs.length === 0) continue; // so short a text is worth nothing by itself
    if (originals.some((original) => shareIn(runs, original) >= SAME)) copies.add(uid);
    else originals.push(new Set(runs));
  }
  return copies;
}
