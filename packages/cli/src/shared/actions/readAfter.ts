import { TransactionFailure } from "@opentao/sdk/chain";
import { describeError } from "../../output/errors.ts";
import type { Printer } from "../../output/printer.ts";
import { formatTao } from "../../output/units.ts";

/** Something that was read after an action was done, for its result. */
export interface ReadAfter<T> {
  /** `null` when it cannot be read. */
  readonly value: T | null;
  /** Part of the result for programs: says why it cannot be read. */
  readonly unread: { readonly note?: string };
}

/**
 * Reads for the result of an action what its block changed. The action is done: where this cannot be read, a person is
 * told so, and the command goes on, so that nobody takes it for one that failed and repeats it.
 *
 * @throws TransactionFailure, by which `read` says that the action itself failed
 */
export async function readAfter<T>(printer: Printer, read: () => T | Promise<T>): Promise<ReadAfter<T>> {
  try {
    return { value: await read(), unread: {} };
  } catch (error) {
    if (error instanceof TransactionFailure) throw error;
    const note = `The transaction is in a block: do not repeat it. What it changed cannot be read: ${describeError(error).message}`;
    printer.note(note);
    return { value: null, unread: { note } };
  }
}

/** Renders an amount that was read after an action. */
export function renderRead(rao: bigint | null): string {
  return rao === null ? "?" : formatTao(rao);
}
