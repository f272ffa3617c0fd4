/** Lines, from 1, of a source where a list is spread as the arguments of a call. */
export function spreadsIn(path: string, text: string): readonly number[];
