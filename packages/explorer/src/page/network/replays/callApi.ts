import type { CallApi } from "../trust/checkedRpc.ts";
import { ReplayFault, ReplayWorker } from "./replayWorker.ts";

/** Returns what runs methods of runtime APIs in a thread, which begins with the first of them. */
export function apiThread(): CallApi {
  let worker: ReplayWorker | undefined;
  return async (call, ask) => {
    worker ??= new ReplayWorker();
    try {
      return await worker.run("api", call, { ask });
    } catch (error) {
      if (error instanceof ReplayFault && error.code === "OTHER_RUNTIME") return undefined;
      throw error;
    }
  };
}
