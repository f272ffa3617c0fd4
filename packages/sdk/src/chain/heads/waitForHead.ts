import { deadline } from "../../deadline.ts";
import { ChainError } from "../errors.ts";
import type { HeadKind } from "./follower.ts";
import type { Head } from "./header.ts";
import { type HeadSource, headsUntil } from "./headsUntil.ts";

/** The first head, the present one included, that `accepts`. @throws ChainError `ABORTED`, `TIMEOUT` */
export async function waitForHead(
  chain: HeadSource,
  accepts: (head: Head) => boolean,
  options: { signal?: AbortSignal; timeoutMs?: number; kind?: HeadKind } = {},
): Promise<Head> {
  const { kind = "best", timeoutMs = Number.POSITIVE_INFINITY } = options;
  const limit = deadline(timeoutMs, options.signal);
  const over = new AbortController();
  try {
    return await new Promise<Head>((resolve, reject) => {
      const offer = (head: Head): void => {
        if (accepts(head)) resolve(head);
      };
      const abort = (): void =>
        reject(
          limit.isOver
            ? new ChainError("TIMEOUT", `no such block within ${timeoutMs} ms`, "Check that the chain makes blocks.")
            : new ChainError("ABORTED", "waiting for a block was given up", "Try again."),
        );
      if (limit.signal.aborted) abort();
      limit.signal.addEventListener("abort", abort, { once: true });
      headsUntil(chain, offer, over.signal, kind)
        .then(async () => offer(await chain.head(kind)))
        .catch(reject);
    });
  } finally {
    over.abort();
    limit.release();
  }
}
