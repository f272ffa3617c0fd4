import type { Database } from "../database/index.ts";
import type { Logger } from "../primitives/logger.ts";
import type { ThreadWorkers } from "../workers/index.ts";

/**
 * Has pages of the database given back when many are in memory: the threads that read it close it for that moment. When
 * that fails the next write opens it, or says why it cannot.
 */
export function releasePages(
  database: Pick<Database, "releasePagesBy" | "remap">,
  workers: Pick<ThreadWorkers, "alone">,
  logger: Pick<Logger, "error">,
): void {
  let isUnderWay = false;
  database.releasePagesBy(() => {
    if (isUnderWay) return;
    isUnderWay = true;
    workers
      .alone(() => database.remap())
      .catch((error: unknown) => logger.error({ error }, "the database could not be opened anew"))
      .finally(() => {
        isUnderWay = false;
      });
  });
}
