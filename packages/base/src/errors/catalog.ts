import { sentenceFlaw } from "./sentence.ts";

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

/** Codes of a catalog: a hundred. */
const CODES = 100;

/**
 * Defines the error codes of one part of the system.
 *
 * @param first - number of the catalog's first code, a multiple of 100 that no other catalog has
 * @throws RangeError for a number that is out of the catalog's hundred or stands twice, TypeError for a cause or cure
 *   that is no sentence
 */
export function defineErrors<const Code extends string>(
  category: string,
  first: number,
  entries: Readonly<Record<Code, ErrorEntry>>,
): ErrorCatalog<Code> {
  if (first < 0 || first % CODES !== 0)
    throw new RangeError(`"${category}" begins at ${first}, no multiple of ${CODES}`);
  const taken = new Map<number, string>();
  const codes = Object.fromEntries(
    Object.entries<ErrorEntry>(entries).map(([code, [number, cause, cure]]) => {
      const other = taken.get(number);
      if (other !== undefined) throw new RangeError(`${code} and ${other} of "${category}" have the number ${number}`);
      if (!Number.isInteger(number) || number < 0 || number >= CODES)
        throw new RangeError(`${code} of "${category}" has the number ${number}, which is not of 0 to ${CODES - 1}`);
      for (const text of [cause, cure]) {
        const flaw = sentenceFlaw(text);
        if (flaw !== undefined)
          throw new TypeError(`${code} of "${category}" says "${text}", which is no sentence: ${flaw}`);
      }
      taken.set(number, code);
      return [code, { number: first + number, cause, cure }];
    }),
  );
  // Object.fromEntries forgets which keys there are: those of `entries`.
  return { category, codes: codes as Record<Code, ErrorFacts> };
}
