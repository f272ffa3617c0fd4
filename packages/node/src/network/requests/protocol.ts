import { malformed, NetworkError, refused } from "../error.ts";
import type { Host } from "../host/index.ts";
import type { Turns } from "../turns.ts";
import type { RequestLimits } from "./limits.ts";
import type { Places } from "./places.ts";

/** Answers a request. What it throws breaks the substream off, which is how these protocols refuse. */
export type RequestHandler = (request: Uint8Array, peer: string) => Promise<Uint8Array> | Uint8Array;

/** What a server of requests works with. */
export interface RequestServerOptions {
  readonly protocol: string;
  readonly limits: RequestLimits;
  readonly handler: RequestHandler;
  /** Whether a peer may ask now; it pays for asking too often. */
  readonly mayAsk: (peer: string, length: number) => boolean;
  /** When answers are made. */
  readonly turns: Turns;
  /** How many are held. */
  readonly places: Places;
  /** A peer's request was no request. */
  readonly misbehaved: (peer: string, error: unknown) => void;
}

/** Answers a request protocol: one substream each, the request, the answer, both behind their length. */
export async function serveRequests(host: Host, options: RequestServerOptions): Promise<void> {
  const { protocol, limits, handler, mayAsk, misbehaved, turns, places } = options;
  let active = 0;
  await host.handle(protocol, limits.perPeer, async (stream, peer) => {
    if (active >= limits.total) throw refused("too many requests at a time");
    active += 1;
    let leave = (): void => undefined;
    try {
      const deadline = AbortSignal.timeout(limits.timeoutMs);
      const request = await stream.read(limits.maxRequest, deadline);
      if (request === undefined) throw malformed("no request came");
      if (!mayAsk(peer, request.length)) throw refused("too many requests");
      leave = await places.enter(host.addressOf(peer) ?? peer, deadline);
      await stream.write(await turns.take(peer, () => handler(request, peer)), deadline);
      await stream.close(deadline);
    } catch (error) {
      if (isFault(error)) misbehaved(peer, error);
      throw error;
    } finally {
      leave();
      active -= 1;
    }
  });
}

/**
 * Asks a connected peer.
 *
 * @throws NetworkError `UNREACHABLE`, `TIMED_OUT`, `CLOSED`, `TOO_LONG`, `MALFORMED`, `REFUSED`
 */
export async function request(
  host: Host,
  peer: string,
  protocol: string,
  message: Uint8Array,
  limits: RequestLimits,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const deadline = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const stream = await host.open(peer, protocol, deadline);
  try {
    await stream.write(message, deadline);
    await stream.close(deadline);
    const answer = await stream.read(limits.maxResponse, deadline);
    if (answer === undefined) throw refused("the peer does not answer the request");
    return answer;
  } catch (error) {
    stream.abort("the request failed");
    throw error;
  }
}

/** Whether an error is the sender's fault and not the connection's. */
export function isFault(error: unknown): boolean {
  return error instanceof NetworkError && ["MALFORMED", "TOO_LONG", "FALSE_ANSWER"].includes(error.code);
}
