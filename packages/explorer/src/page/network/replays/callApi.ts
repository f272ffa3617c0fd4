import type { CallApi } from "../trust/sources.ts";
import { ReplayFault, ReplayWorker } from "./replayWorker.ts";

/** Returns what runs methods of runtime APIs in a thread, which the first of them starts; a new one if it failed. */
export function apiThread(): CallApi {
  let worker: ReplayWorker | undefined;
  return async (call, ask) => {
    if (worker === undefined || worker.hasFailed) worker = new ReplayWorker();
    try {
      return await worker.run("api", call, { ask });
    } catch (error) {
      if (error instanceof ReplayFault && error.code === "OTHER_RUNTIME") return undefined;
      throw error;
    }
  };
}
