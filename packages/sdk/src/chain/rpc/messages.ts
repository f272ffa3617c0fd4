import * as z from "zod";

/** A message of a server: an answer or a notification of a subscription. Anything else is dropped. */
const message = z.union([
  z.object({
    id: z.union([z.string(), z.number()]),
    error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
  }),
  z.object({ id: z.union([z.string(), z.number()]), result: z.unknown() }),
  z.object({
    method: z.string(),
    params: z.object({ subscription: z.union([z.string(), z.number()]), result: z.unknown() }),
  }),
]);
/** A message of a JSON-RPC server. */
export type ServerMessage = z.infer<typeof message>;

/** A message that answers a request. */
export type ServerResponse = Exclude<ServerMessage, { readonly params: unknown }>;

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
  return message.safeParse(value).data;
}
