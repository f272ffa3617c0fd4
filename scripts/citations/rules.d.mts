import type { Problem } from "./text.mjs";

/** A rule book of docs/protocol. */
export interface Book {
  readonly sections: ReadonlyMap<string, string>;
  readonly entries: ReadonlySet<string>;
}

export function bookOf(markdown: string): Book;
export function entriesOf(markdown: string): ReadonlySet<string>;
export function rangeOf(first: string, last: string): readonly string[] | undefined;
export function problemsOfRules(text: string, books: ReadonlyMap<string, Book>, own?: string): readonly Problem[];
