import * as z from "zod";
import { IndexError } from "../../errors.ts";

/** Values of a row's key: where a page ends and the next one begins. */
export type Key = readonly (number | string)[];

/** Kind of a key's column: 32 bits, a time in milliseconds, a name or address, or JSON text. */
export type Kind = "integer" | "time" | "text" | "json";

const part = z.union([z.int(), z.string().max(1000)]);
const parts = z.array(part).min(1).max(4);

/** A key as a text that is given to clients. */
export function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * The key behind a cursor. A client may have made it up: it names a place and nothing else.
 *
 * @param like - kinds of the key's values
 * @throws IndexError `INVALID_REQUEST`
 */
export function keyOf(cursor: string, like: readonly Kind[]): Key {
  try {
    const key = parts.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    const fits = key.length === like.length && key.every((value, at) => isOf(value, like[at]));
    if (fits) return key;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
  }
  throw new IndexError(
    "INVALID_REQUEST",
    "the cursor is not one of this list",
    "Take `next` of the page before, with the same filters.",
  );
}

function isOf(value: number | string, kind: Kind | undefined): boolean {
  // No text of a database holds NUL or halves of characters.
  if (kind === "json") return typeof value === "string" && !/\0|\p{Surrogate}/u.test(value);
  if (kind === "text") return typeof value === "string" && /^\w{0,64}$/.test(value);
  if (typeof value !== "number") return false;
  return kind === "time" ? value >= 0 : value >= -1 && value < 2 ** 31;
}

/** Compares keys of the same kind: below 0 when the first comes first. */
export function compareKeys(a: Key, b: Key): number {
  for (const [at, value] of a.entries()) {
    const other = b[at];
    if (other === undefined || value === other) continue;
    return value < other ? -1 : 1;
  }
  return 0;
}
