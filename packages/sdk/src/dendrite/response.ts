import * as z from "zod";
import type { Synapse } from "../synapse/index.ts";
import type { HttpResponse } from "./transport.ts";

/** Result of a request to one axon. */
export type SynapseResponse<A> =
  | {
      readonly ok: true;
      readonly answer: A;
      /** HTTP status. */
      readonly status: number;
      /** From the request going out to the whole answer having come, in milliseconds. */
      readonly latencyMs: number;
    }
  | {
      readonly ok: false;
      /** HTTP status, or the one that the ecosystem gives to the failure (protocol: wire §a.8). */
      readonly status: number;
      readonly message: string;
      readonly latencyMs: number;
      /** After how many milliseconds the axon would take the same, when it says so. */
      readonly retryAfterMs?: number;
    };

const MAX_MESSAGE = 500;
const errorBody = z.object({ message: z.string() });

/** A failure as a response. */
export function failed(
  status: number,
  message: string,
  latencyMs: number,
  retryAfterMs?: number,
): SynapseResponse<never> {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return { ok: false, status, message: message.slice(0, MAX_MESSAGE), latencyMs, ...wait };
}

/** Reads a response. An answer of another form than the synapse's is no answer. */
export function readResponse<Q extends object, A extends object>(
  synapse: Synapse<Q, A>,
  { status, body, retryAfterMs }: HttpResponse,
  latencyMs: number,
): SynapseResponse<A> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const message = "Failed to parse response: it is not JSON";
    return failed(status === 200 ? 422 : status, message, latencyMs, retryAfterMs);
  }
  if (status !== 200) {
    return failed(status, errorBody.safeParse(json).data?.message ?? "no reason was given", latencyMs, retryAfterMs);
  }
  const parsed = synapse.response.safeParse(json);
  if (parsed.success) return { ok: true, status, answer: parsed.data, latencyMs };
  const [issue] = parsed.error.issues;
  return failed(422, `Failed to parse response: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`, latencyMs);
}
