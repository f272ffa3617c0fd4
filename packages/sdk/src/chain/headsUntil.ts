import type { ChainAccess } from "./access.ts";
import type { Head } from "./header.ts";
import type { HeadKind } from "./heads.ts";

/**
 * Calls `listener` for each block that becomes the head until `signal` aborts. It may abort while the chain has not
 * answered yet: the listener does not stay then either.
 *
 * @throws ChainError
 */
export async function headsUntil(
  chain: Pick<ChainAccess, "onHead">,
  listener: (head: Head) => void,
  signal: AbortSignal,
  kind: HeadKind = "best",
): Promise<void> {
  const stop = await chain.onHead(listener, kind);
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
}
