import type { z } from "zod";
import { ChainError } from "./errors.ts";

/** `value` in the form that `schema` says. @throws ChainError `UNEXPECTED_VALUE` naming `what` otherwise */
export function expectValue<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  throw new ChainError(
    "UNEXPECTED_VALUE",
    `${what} has another form than expected${where}: ${issue?.message ?? "unknown"}`,
    "The chain may be of another version than this software; compare their versions.",
  );
}
