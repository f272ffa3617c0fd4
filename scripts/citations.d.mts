/** A citation that leads nowhere. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** A rule book of docs/protocol. */
export interface Book {
  readonly sections: ReadonlyMap<string, string>;
  readonly entries: ReadonlySet<string>;
}

/** Definitions of docs/deviations.md. */
export interface Departures {
  readonly entries: ReadonlySet<string>;
  readonly titles: readonly string[];
}

export function flatten(text: string): { readonly flat: string; readonly lineAt: (position: number) => number };
export function withoutCode(markdown: string): string;
export function anchorsOf(markdown: string): readonly string[];
export function bookOf(markdown: string): Book;
export function entriesOf(markdown: string): ReadonlySet<string>;
export function rangeOf(first: string, last: string): readonly string[] | undefined;
export function problemsOfRules(text: string, books: ReadonlyMap<string, Book>, own?: string): readonly Problem[];
export function departuresOf(markdown: string): Departures;
export function problemsOfDepartures(text: string, departures: Departures, isDocument: boolean): readonly Problem[];
export function problemsOfLinks(
  path: string,
  markdown: string,
  read: (path: string) => string | undefined,
): readonly Problem[];
export function filesNamedIn(
  text: string,
  isDocument: boolean,
  roots: readonly string[],
): readonly { readonly line: number; readonly name: string }[];
export function isNamed(name: string, files: readonly string[]): boolean;
