import { malformed, NetworkError, refused } from "../errors.ts";
import type { FramedStream, Host } from "../host/index.ts";
import type { Turns } from "../turns.ts";
import type { RequestLimits } from "./limits.ts";
import type { Places } from "./places.ts";
import { type Asker, Shares } from "./shares.ts";

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
  /** Whom a peer counts as. */
  readonly askerOf: (peer: string) => Asker;
  /** A peer opened a substream and asked nothing on it. */
  readonly silent: (peer: string, why: unknown) => void;
  /** A peer's request was no request. */
  readonly misbehaved: (peer: string, error: unknown) => void;
}

/** Answers a request protocol: one substream each, the request, the answer, both behind their length. */
export async function serveRequests(host: Host, options: RequestServerOptions): Promise<void> {
  const { protocol, limits, handler, mayAsk, misbehaved, turns, places, askerOf } = options;
  const shares = new Shares(limits);
  await host.handle(protocol, limits.perPeer, async (stream, peer) => {
    try {
      // Until it is there and allowed, a request takes nothing from others.
      const message = await requestOn(stream, limits);
      if (!mayAsk(peer, message.length)) throw refused("too many requests");
      const asker = askerOf(peer);
      const lost = new AbortController();
      const lose = () => lost.abort();
      const deadline = AbortSignal.any([AbortSignal.timeout(limits.timeoutMs), lost.signal]);
      const giveBack = shares.take(asker, lose);
      try {
        const place = await places.enter(asker, deadline, lose);
        try {
          const answer = await turns.take(peer, () => handler(message, peer));
          place.writing(answer.length, () => stream.unsent);
          await stream.write(answer, deadline);
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

/** A substream was opened, and nothing was asked on it. */
class Silence extends Error {}

/**
 * A wait that ends so much later than it should, in milliseconds, was this node's own: what came meanwhile was not
 * looked at.
 */
const LATE_MS = 500;

/** @throws Silence; NetworkError `TOO_LONG`, `MALFORMED`, `CLOSED`, `TIMED_OUT` when this node was late itself */
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
  throw malformed("no request came");
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
