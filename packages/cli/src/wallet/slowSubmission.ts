import type { SubmitOptions } from "@opentao/sdk";
import type { Printer } from "../output/printer.ts";

/** After which a person wonders, in milliseconds. */
const SILENCE = 5_000;

/**
 * Runs a submission; tells a person who waits long that the transaction was taken and that a block is what is missing.
 */
export async function tellingWaits<T>(printer: Printer, submit: (options: SubmitOptions) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void =>
    printer.note("The node has taken the transaction; it waits for a block. If none comes: tao doctor");
  try {
    return await submit({
      onStatus: ({ kind }) => {
        clearTimeout(timer);
        if (kind === "pooled") timer = setTimeout(tell, SILENCE);
      },
    });
  } finally {
    clearTimeout(timer);
  }
}
