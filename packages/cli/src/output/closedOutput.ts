import { createPrinter } from "./printer.ts";

/** Codes of a stream whose reader is gone: a pipe, a terminal, and what was written after that. */
const GONE: ReadonlySet<unknown> = new Set(["EPIPE", "EIO", "ERR_STREAM_DESTROYED"]);

const controller = new AbortController();

/** Signal that is aborted when nobody reads standard output or standard error any more (`tao … | head -1`). */
export const outputClosed: AbortSignal = controller.signal;

/**
 * Makes a closed standard output or error no fault: a command goes on without it, and one that runs until it is stopped
 * stops by {@link outputClosed}. Any other error of theirs, such as a full disk, is reported and ends the process.
 */
export function watchOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (GONE.has(error.code)) return controller.abort();
      if (stream !== process.stderr) createPrinter(false).error(error);
      process.exit(1);
    });
}
