import * as z from "zod";

const id = z.union([z.string(), z.number()]);
/** A message that answers a request. */
const response = z.union([
  z.object({ id, error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }) }),
  z.object({ id, result: z.unknown() }),
]);
/** A message of a subscription. */
const notification = z.object({ method: z.string(), params: z.object({ subscription: id, result: z.unknown() }) });

/** A message that answers a request. */
export type ServerResponse = z.infer<typeof response>;

/** A message of a JSON-RPC server: an answer or a notification of a subscription. Anything else is dropped. */
export type ServerMessage = ServerResponse | z.infer<typeof notification>;

/** Error object of an answer. */
export interface RpcFault {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** Reads a frame; `undefined` when it is no message. */
export function parseMessage(text: string): ServerMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // not JSON: a server that sends this answers nothing, and the request's timeout says so
  }
  // Told apart before: a form that a message does not have takes longer to try than the one that it has.
  const isAnswer = typeof value === "object" && value !== null && Object.hasOwn(value, "id");
  return (isAnswer ? response : notification).safeParse(value).data;
}
