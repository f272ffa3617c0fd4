import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this package, with cause and cure of each. */
export const INDEX_ERRORS = defineErrors("Index", 6500, {
  INDEX_IN_USE: [
    0,
    "Another process has this index open: one may write it, and an embedded database has one that reads it too.",
    "Stop it, or ask the API that it serves (`/v1/status`), or keep the index in PostgreSQL, which many can read.",
  ],
  DATABASE_UNREACHABLE: [
    1,
    "The index's database cannot be opened.",
    "Check the address, the password and that the server runs; for a folder, that it can be written.",
  ],
  NEWER_SCHEMA: [2, "The index was written by a newer version of this software.", "Use that version, or a newer one."],
  OTHER_CHAIN: [
    3,
    "The index is of another chain than the one that answers.",
    "Give the address of a node of that chain, or another folder or database for the index.",
  ],
  FINALITY_REVERTED: [
    4,
    "A block that the index has as finalized is not in the node's chain.",
    "Ask another node; if all say the same, begin a new index.",
  ],
  NO_DIFFERENCES: [
    5,
    "The node does not tell what a block changed in the state (archive_v1_storageDiff).",
    "Use a node of this software, or another one that has that method.",
  ],
  STATE_PRUNED: [
    6,
    "The node no longer keeps the state that the index needs next.",
    "Use an archive node, or allow a gap: the index then goes on at the oldest state and says what is missing.",
  ],
  NOTHING_INDEXED: [7, "The index holds no block yet.", "Run `tao index` first."],
  NODE_BEHIND: [
    8,
    "The node has finalized fewer blocks than the index has: it synchronizes, or an older snapshot was restored.",
    "Wait until it is there again, or ask another node: the index goes on by itself and loses nothing.",
  ],
  OLDER_SCHEMA: [
    10,
    "The index was written by an older version of this software, and is only to be read.",
    "Run `tao index` of this version on it, which brings it up to date.",
  ],
  INVALID_REQUEST: [
    20,
    "A parameter of a request to the index's API is not one that the resource takes.",
    "See `GET /v1/openapi.json` for what it takes.",
  ],
  NOT_FOUND: [21, "The index has no such thing, or the API no such path.", "See `GET /v1/openapi.json` for all paths."],
  METHOD_NOT_ALLOWED: [22, "The index's API only reads.", "Use GET, HEAD or OPTIONS."],
  NOT_ADMITTED: [
    23,
    "The index's API was asked under another host's name, or by a page of an origin that it does not know.",
    "Name the page's origin with `--cors ORIGIN`; ask the API by its address.",
  ],
  TOO_MANY_REQUESTS: [24, "One client asks the index's API too often.", "Ask less often, or run an index of your own."],
  TOO_BUSY: [25, "The index's API has more to answer than it can.", "Ask again after a second."],
  QUERY_TIMEOUT: [26, "A query of the index's API took too long.", "Ask for a smaller range, or fewer rows."],
  INTERNAL_ERROR: [
    27,
    "The index's API has met an error of its own.",
    "Look at what `tao index` has printed, and report it.",
  ],
  MALFORMED_REQUEST: [
    28,
    "What came to the index's API is no HTTP request that it reads: of another form, too long, or too slow.",
    "Ask by HTTP/1.1 with a path of `GET /v1/openapi.json`, whose parameters are percent-encoded.",
  ],
});

/** Code of an {@link IndexError}. */
export type IndexErrorCode = CodeOf<typeof INDEX_ERRORS>;

/** Thrown by everything that writes or reads an index. */
export class IndexError extends CodedError<IndexErrorCode> {
  override readonly name = "IndexError";

  protected override catalog() {
    return INDEX_ERRORS;
  }
}

/** Makes the error for a database that cannot be opened. */
export function unreachable(message: string, cause: unknown): IndexError {
  return new IndexError("DATABASE_UNREACHABLE", message, undefined, { cause });
}
