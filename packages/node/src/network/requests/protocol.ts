import { closed, NetworkError, refused } from "../errors.ts";
import type { FramedStream, Host } from "../host/index.ts";
import type { Turns } from "../turns.ts";
import type { RequestLimits } from "./limits.ts";
import type { Places } from "./places.ts";
import { type Requester, Shares } from "./shares.ts";

/** Answers a request. An exception breaks the substream off, which is how these protocols refuse. */
export type RequestHandler = (request: Uint8Array, peer: string) => Promise<Uint8Array> | Uint8Array;

/** Inputs of a server of requests. */
export interface RequestServerOptions {
  readonly protocol: string;
  readonly limits: RequestLimits;
  readonly handler: RequestHandler;
  /** Returns whether a peer may send a request now; requesting too often lowers its reputation. */
  readonly mayRequest: (peer: string, length: number) => boolean;
  /** Turns in which responses are made. */
  readonly turns: Turns;
  /** Places for responses that are being made and sent. */
  readonly places: Places;
  /** Returns the requester that a peer counts as. */
  readonly requesterOf: (peer: string) => Requester;
  /** Called when a peer opened a substream and sent no request on it. */
  readonly silent: (peer: string, why: unknown) => void;
  /** Called when a peer's request was malformed. */
  readonly misbehaved: (peer: string, error: unknown) => void;
}

/** Serves a request protocol: on each substream one request and its response, both behind their length. */
export async function serveRequests(host: Host, options: RequestServerOptions): Promise<void> {
  const { protocol, limits, handler, mayRequest, misbehaved, turns, places, requesterOf } = options;
  const shares = new Shares(limits);
  await host.handle(protocol, limits.perPeer, async (stream, peer) => {
    try {
      // Until it is there and allowed, a request takes nothing from others.
      const message = await requestOn(stream, limits);
      if (!mayRequest(peer, message.length)) throw refused("too many requests");
      const requester = requesterOf(peer);
      const lost = new AbortController();
      const lose = () => lost.abort();
      const deadline = AbortSignal.any([AbortSignal.timeout(limits.timeoutMs), lost.signal]);
      const giveBack = shares.take(requester, lose);
      try {
        const place = await places.enter(requester, deadline, lose);
        try {
          const response = await turns.take(peer, () => handler(message, peer));
          place.writing(response.length, () => stream.unsent);
          await stream.write(response, deadline);
          await stream.close(deadline);
        } finally {
          place.leave();
        }
      } finally {
        giveBack();
      }
    } catch (error) {
      if (isFault(error)) misbehaved(peer, error);
      else if (error instanceof Silence) options.silent(peer, error.cause);
      throw error;
    }
  });
}

/** Thrown when a substream was opened and no request came. */
class Silence extends Error {}

/**
 * A wait that ends so much later than it should, in milliseconds, was this node's own: what came meanwhile was not
 * looked at.
 */
const LATE_MS = 500;

/** @throws Silence; NetworkError `TOO_LONG`, `CLOSED`, `TIMED_OUT` when this node was late itself */
async function requestOn(stream: FramedStream, { maxRequest, silenceMs }: RequestLimits): Promise<Uint8Array> {
  const begun = performance.now();
  try {
    const message = await stream.read(maxRequest, AbortSignal.timeout(silenceMs));
    if (message !== undefined) return message;
  } catch (error) {
    if (!(error instanceof NetworkError) || error.code !== "TIMED_OUT") throw error;
    if (performance.now() - begun > silenceMs + LATE_MS) throw error;
    throw new Silence("a substream was opened, and no request came", { cause: error });
  }
  throw closed("the peer closed the substream before a request");
}

/**
 * Sends a request to a connected peer.
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
    const response = await stream.read(limits.maxResponse, deadline);
    if (response === undefined) throw refused("the peer does not answer the request");
    return response;
  } catch (error) {
    stream.abort("the request failed");
    throw error;
  }
}

/** Returns whether an error is the sender's fault and not the connection's. */
export function isFault(error: unknown): boolean {
  return error instanceof NetworkError && ["MALFORMED", "TOO_LONG", "FALSE_ANSWER"].includes(error.code);
}
