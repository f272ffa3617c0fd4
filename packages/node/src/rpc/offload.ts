import type { Call } from "./call.ts";
import { JsonText } from "./protocol/message.ts";

/** Has workers run a method that only reads. @throws WorkerError when there is no answer, and what the method throws */
export async function offload({ services, limits, params, trusted, client }: Call, method: string): Promise<JsonText> {
  const input = { method, params: params.values, trusted, most: limits.responseBytes };
  return new JsonText(await services.workers.run("read", input, client));
}
