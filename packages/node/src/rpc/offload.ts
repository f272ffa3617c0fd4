import type { Call } from "./call.ts";
import { JsonText } from "./protocol/message.ts";

/** Has workers run a method that only reads. @throws WorkerError when there is no answer, and what the method throws */
export const offload = (call: Call, method: string): Promise<JsonText> => read(call, method, call.params.values);

/** Has a worker run another method that only reads, for a call; its result. @throws like {@link offload} */
export async function read(
  { services, limits, trusted, client }: Call,
  method: string,
  params: readonly unknown[],
): Promise<JsonText> {
  const input = { method, params, trusted, most: limits.responseBytes };
  return new JsonText(await services.workers.run("read", input, client));
}
