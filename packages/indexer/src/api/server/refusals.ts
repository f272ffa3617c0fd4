import * as z from "zod";
import { IndexError, type IndexErrorCode } from "../../errors.ts";

/** Statuses of refusals by their codes. */
const STATUS: Readonly<Partial<Record<IndexErrorCode, number>>> = {
  ...{ INVALID_REQUEST: 400, NOT_ADMITTED: 403, NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, TOO_MANY_REQUESTS: 429 },
  ...{ MALFORMED_REQUEST: 400, TOO_BUSY: 503, QUERY_TIMEOUT: 503 },
};

/** Code with which PostgreSQL says that it has broken off a query. */
const CANCELED = "57014";
/** Characters of a message that are told. */
const MOST = 300;

/** An error as a client is told of it. */
export interface Refusal {
  readonly status: number;
  readonly body: { readonly code: string; readonly message: string; readonly hint: string };
}

/** Answer to anything thrown; what is no refusal is a fault of this program, and no client's business. */
export function refusalOf(error: unknown): Refusal {
  const refused = refusedBy(error);
  const { code, message, hint } = refused;
  return { status: STATUS[code] ?? 500, body: { code, message: message.slice(0, MOST), hint } };
}

function refusedBy(error: unknown): IndexError {
  if (error instanceof IndexError && STATUS[error.code] !== undefined) return error;
  if (error instanceof z.ZodError) return new IndexError("INVALID_REQUEST", wrong(error));
  if (error instanceof Error && "code" in error) {
    if (error.code === CANCELED) return new IndexError("QUERY_TIMEOUT", "the query took too long");
    // Refusals of the HTTP server's own: a malformed path, a body.
    const status = "statusCode" in error ? Number(error.statusCode) : 500;
    if (String(error.code).startsWith("FST_") && status < 500)
      return new IndexError("MALFORMED_REQUEST", error.message);
  }
  return new IndexError("INTERNAL_ERROR", "the answer could not be made");
}

/** The first thing that is wrong with parameters. */
function wrong({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return "a parameter is not valid";
  if (issue.code === "unrecognized_keys") return `there is no parameter ${issue.keys.map(shown).join(", ")}`;
  return `${shown(issue.path.map(String).join("."))}: ${issue.message}`;
}

const shown = (name: string): string => name.replaceAll(/[^\w.-]/g, "?").slice(0, 64);
