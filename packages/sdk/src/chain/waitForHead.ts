import type { ChainAccess } from "./access.ts";
import { ChainError } from "./error.ts";
import type { Head } from "./header.ts";
import type { HeadKind } from "./heads.ts";

/** The first head, the present one included, that `accepts`. @throws ChainError `ABORTED`, `TIMEOUT` */
export async function waitForHead(
  chain: Pick<ChainAccess, "head" | "onHead">,
  accepts: (head: Head) => boolean,
  options: { signal?: AbortSignal; timeoutMs?: number; kind?: HeadKind } = {},
): Promise<Head> {
  const { kind = "best" } = options;
  let stop: (() => void) | undefined;
  const timeout = options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs);
  try {
    return await new Promise<Head>((resolve, reject) => {
      const offer = (head: Head): void => {
        if (accepts(head)) resolve(head);
      };
      const abort = (): void => reject(new ChainError("ABORTED", "waiting for a block was given up", "Try again."));
      if (options.signal?.aborted === true) abort();
      options.signal?.addEventListener("abort", abort, { once: true });
      timeout?.addEventListener("abort", () =>
        reject(
          new ChainError(
            "TIMEOUT",
            `no such block within ${options.timeoutMs} ms`,
            "Check that the chain makes blocks.",
          ),
        ),
      );
      chain
        .onHead(offer, kind)
        .then(async (stopListening) => {
          stop = stopListening;
          offer(await chain.head(kind));
        })
        .catch(reject);
    });
  } finally {
    stop?.();
  }
}
