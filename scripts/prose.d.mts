/** Returns the problems of a file's prose: line and message each. */
export function problemsIn(path: string, text: string): string[];
