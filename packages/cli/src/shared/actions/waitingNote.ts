import type { SubmitOptions } from "@opentao/sdk/chain";
import type { Printer } from "../output/printer.ts";

/** Time without a block after which a note is printed, in ms. */
const SILENCE_MS = 5_000;

/**
 * Submits a transaction; notes, when it takes long, that the node has the transaction and that a block is missing.
 */
export async function withWaitingNote<T>(printer: Printer, submit: (options: SubmitOptions) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const note = (): void =>
    printer.note("The node has the transaction; it waits for a block. If none comes: tao doctor");
  try {
    return await submit({
      onStatus: ({ kind }) => {
        clearTimeout(timer);
        if (kind === "pooled") timer = setTimeout(note, SILENCE_MS);
      },
    });
  } finally {
    clearTimeout(timer);
  }
}
