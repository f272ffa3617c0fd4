import type { SubmissionStatus, SubmitOptions } from "@opentao/sdk/chain";
import type { Printer } from "../../output/printer.ts";

/** Time without a block after which a note is printed, in ms. */
const SILENCE_MS = 5_000;

/**
 * Submits a transaction; notes, when it takes long, that the node has the transaction and that a block is missing.
 *
 * @param onSigned - told of the signature before it is sent
 */
export async function withWaitingNote<T>(
  printer: Printer,
  onSigned: (status: Extract<SubmissionStatus, { readonly kind: "signed" }>) => void,
  submit: (options: SubmitOptions) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const note = (): void =>
    printer.note("The node has the transaction; it waits for a block. If none comes: tao doctor");
  try {
    return await submit({
      onStatus: (status) => {
        clearTimeout(timer);
        if (status.kind === "signed") onSigned(status);
        if (status.kind === "pooled") timer = setTimeout(note, SILENCE_MS);
      },
    });
  } finally {
    clearTimeout(timer);
  }
}
