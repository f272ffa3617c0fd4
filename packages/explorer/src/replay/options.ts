import type { Misses } from "./knownState.ts";

/** Progress of a replay. */
export interface Progress {
  /** Blocks that were replayed, and the number that is to be, where it is known. */
  readonly blocks: number;
  readonly of: number | undefined;
  /** Rounds of questions to the node. */
  readonly rounds: number;
  /** Keys whose values were read, and bytes of them. */
  readonly keys: number;
  readonly bytes: number;
}

/** State that earlier replays asked for: a later one asks for it at once. Kept as long as a page likes. */
export class Hints {
  #misses: Misses = { keys: new Set(), prefixes: new Set() };

  get(): Misses {
    return this.#misses;
  }

  keep(misses: Misses): void {
    this.#misses = misses;
  }
}

/** Options of a replay. */
export interface ReplayOptions {
  /** Stops the replay: it throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly hints?: Hints;
}
