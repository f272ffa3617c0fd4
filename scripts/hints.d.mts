/** Returns the hints of errors in a file that are no sentences, and the causes and cures of its catalogs. */
export function problemsIn(path: string, source: string): string[];

/** Explanation of an error, as far as it is looked at. */
export interface Explained {
  readonly category: string;
  readonly code: string;
  readonly cause: string;
  readonly cure: string;
}

/** Returns the problems of explanations that lack a cause or a cure, or have one that is no sentence. */
export function problemsOf(explanations: readonly Explained[]): string[];
