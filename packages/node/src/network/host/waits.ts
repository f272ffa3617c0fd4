import type { Stream } from "@libp2p/interface";
import { closed, NetworkError } from "../errors.ts";

/**
 * Waits to be wakened.
 *
 * @param onWake - given what ends the wait
 * @throws NetworkError `TIMED_OUT` when `signal` ends it
 */
export function wakened(onWake: (wake: () => void) => void, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(timedOut());
    if (signal?.aborted === true) {
      onAbort();
      return;
    }
    signal?.addEventListener("abort", onAbort, { once: true });
    onWake(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
  });
}

/**
 * Waits until all that was written to a substream has been handed to the connection. @throws NetworkError `CLOSED`,
 * `TIMED_OUT`
 */
export function drained(stream: Stream, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => () => {
      stream.removeEventListener("idle", onIdle);
      stream.removeEventListener("close", onClose);
      signal?.removeEventListener("abort", onAbort);
      settle();
    };
    const onIdle = finish(resolve);
    const onClose = finish(() => reject(brokenOff(undefined)));
    const onAbort = finish(() => reject(timedOut()));
    stream.addEventListener("idle", onIdle);
    stream.addEventListener("close", onClose);
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted === true) onAbort();
  });
}

/** Makes the error for a substream that the peer broke off. */
export function brokenOff(cause: unknown): NetworkError {
  return closed("the peer broke the substream off", cause);
}

function timedOut(): NetworkError {
  return new NetworkError("TIMED_OUT", "the peer did not answer in time", "Ask another peer.");
}
