import type { HeadKind } from "./follower.ts";
import type { Head } from "./header.ts";

/** A chain whose head can be asked for and followed. */
export interface HeadSource {
  head(kind?: HeadKind): Promise<Head>;
  onHead(listener: (head: Head) => void, kind?: HeadKind): Promise<() => void>;
}

/**
 * Calls `listener` for each block that becomes the head until `signal` aborts. It may abort while the chain has not
 * answered yet: the listener does not stay then either.
 *
 * @throws ChainError
 */
export async function headsUntil(
  chain: Pick<HeadSource, "onHead">,
  listener: (head: Head) => void,
  signal: AbortSignal,
  kind: HeadKind = "best",
): Promise<void> {
  const stop = await chain.onHead(listener, kind);
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
}
