import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { IndexError } from "../../errors.ts";
import type { Tables } from "../../schema/tables.ts";
import { type Standpoint, standpointOf } from "../reading/place.ts";
import type { Question } from "../resources/resource.ts";

/** An answer; without a body when the client has it already. */
export interface Answer {
  readonly tag: string;
  readonly cacheControl: string;
  readonly body: string | undefined;
}

/** Mark of what this process has read: another one may be of another version. */
const ORIGIN = randomBytes(8).toString("hex");
/** A day, after which a newer version may say more of the same. */
const EVER = "public, max-age=86400, immutable";
const ASK_AGAIN = "no-cache";

/**
 * Answers a question from one state of the index.
 *
 * @param known - tags of answers that the client has, as `If-None-Match` names them
 * @throws IndexError `NOT_FOUND`, `INVALID_REQUEST`; errors of the database
 */
export function answer(
  db: Kysely<Tables>,
  { lasting, read }: Question,
  url: string,
  known: string | undefined,
): Promise<Answer> {
  const snapshot = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return snapshot.execute(async (transaction) => {
    const at = await standpointOf(transaction);
    const cacheControl = lasting === "ever" ? EVER : ASK_AGAIN;
    const ofPlace = lasting === "block" ? tagOf(ORIGIN, placeText(at), url) : undefined;
    if (ofPlace !== undefined && names(known, ofPlace)) return { tag: ofPlace, cacheControl, body: undefined };
    const result = await read({ db: transaction, at });
    if (result === undefined) throw new IndexError("NOT_FOUND", "the index has no such thing");
    const body = typeof result === "string" ? result : JSON.stringify(result);
    const tag = ofPlace ?? tagOf(body);
    return { tag, cacheControl, body: names(known, tag) ? undefined : body };
  });
}

function placeText({ height, hash, best }: Standpoint): string {
  return `${height} ${hash} ${best.hash}`;
}

function tagOf(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.join("\n"));
  return `"${hash.digest("base64url").slice(0, 22)}"`;
}

/** Returns whether a header `If-None-Match` names a tag. */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
}
