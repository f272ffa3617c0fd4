/** The words and numbers of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** Runs of `length` words, each as one text. */
export function wordRuns(words: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) =>
    words.slice(at, at + length).join(" "),
  );
}

/** Share of the runs that also stand in `others`; 0 when there are none. */
export function shareIn(runs: readonly string[], others: ReadonlySet<string>): number {
  return runs.length === 0 ? 0 : runs.filter((run) => others.has(run)).length / runs.length;
}
