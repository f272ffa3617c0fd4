import { DEFAULT_TIMEOUT_MS } from "../synapse/timeout.ts";
import type { Envelope } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import type { AxonContext } from "./context.ts";
import type { RequestHead } from "./verify.ts";

/**
 * The envelope of a response.
 *
 * @param head - of the request, when it was admitted
 * @param startedAt - when the request came, by the axon's clock
 */
export function responseEnvelope(
  head: RequestHead | undefined,
  status: number,
  message: string,
  startedAt: number,
  { clock, uuid, verification }: AxonContext,
): Envelope {
  const now = clock();
  return {
    timeout: (head?.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000,
    bodyHash: head?.bodyHash ?? "",
    dendrite: { ...head?.dendrite, signature: undefined },
    axon: {
      status_code: status,
      status_message: message,
      process_time: (now - startedAt) / 1000,
      version: NEURON_VERSION,
      nonce: BigInt(now) * 1_000_000n,
      uuid,
      hotkey: verification.axonHotkey,
    },
  };
}
