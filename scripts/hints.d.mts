/** Returns the hints of errors in a file that are no sentences. */
export function problemsIn(path: string, source: string): string[];
