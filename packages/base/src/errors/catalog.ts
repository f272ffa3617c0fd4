/** Explanation of one error code. */
export interface ErrorFacts {
  /** Number that is unique over all catalogs: the catalog's first number and the code's own. */
  readonly number: number;
  /** Sentence that says when the error is thrown. */
  readonly cause: string;
  /** Sentence that says what to do. It is the hint of errors that are thrown without one. */
  readonly cure: string;
}

/** Error codes of one part of the system. */
export interface ErrorCatalog<Code extends string = string> {
  /** Part of the system, as a heading over its codes. */
  readonly category: string;
  readonly codes: Readonly<Record<Code, ErrorFacts>>;
}

/** One code of a catalog: its own number (0 to 99, never used again for another code), cause and cure. */
export type ErrorEntry = readonly [number: number, cause: string, cure: string];

/** Error codes that a catalog defines. */
export type CodeOf<Catalog extends ErrorCatalog> = keyof Catalog["codes"] & string;

/**
 * Defines the error codes of one part of the system.
 *
 * @param first - number of the catalog's first code, a multiple of 100 that no other catalog has
 */
export function defineErrors<const Code extends string>(
  category: string,
  first: number,
  entries: Readonly<Record<Code, ErrorEntry>>,
): ErrorCatalog<Code> {
  const codes = Object.fromEntries(
    Object.entries<ErrorEntry>(entries).map(([code, [number, cause, cure]]) => [
      code,
      { number: first + number, cause, cure },
    ]),
  );
  // Object.fromEntries forgets which keys there are: those of `entries`.
  return { category, codes: codes as Record<Code, ErrorFacts> };
}
