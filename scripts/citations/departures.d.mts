import type { Problem } from "./text.mjs";

/** Definitions of docs/deviations.md. */
export interface Departures {
  readonly entries: ReadonlySet<string>;
  readonly titles: readonly string[];
}

export function departuresOf(markdown: string): Departures;
export function problemsOfDepartures(path: string, text: string, departures: Departures): readonly Problem[];
