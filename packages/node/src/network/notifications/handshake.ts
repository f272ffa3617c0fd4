import { closed, refused } from "../errors.ts";
import type { FramedStream } from "../host/index.ts";
import type { NotificationOptions } from "./options.ts";

type HandshakeOptions = Pick<NotificationOptions, "handshake" | "limits">;

/**
 * The opener's part: our handshake, then the other's.
 *
 * @param accept - what it throws refuses the other
 * @throws NetworkError `REFUSED`, `TIMED_OUT`, `CLOSED`, `TOO_LONG`, `MALFORMED`
 */
export async function greet(
  stream: FramedStream,
  { handshake, limits }: HandshakeOptions,
  accept: (handshake: Uint8Array) => void,
): Promise<void> {
  const deadline = AbortSignal.timeout(limits.handshakeTimeoutMs);
  await stream.write(handshake(), deadline);
  const theirs = await stream.read(limits.maxHandshake, deadline);
  if (theirs === undefined) throw refused("the peer closed the substream instead of a handshake");
  accept(theirs);
}

/**
 * The other part: the opener's handshake, then ours.
 *
 * @param accept - what it throws refuses the opener
 * @throws NetworkError `TIMED_OUT`, `CLOSED`, `TOO_LONG`, `MALFORMED`
 */
export async function answerGreeting(
  stream: FramedStream,
  { handshake, limits }: HandshakeOptions,
  accept: (handshake: Uint8Array) => void,
): Promise<void> {
  const deadline = AbortSignal.timeout(limits.handshakeTimeoutMs);
  const theirs = await stream.read(limits.maxHandshake, deadline);
  if (theirs === undefined) throw closed("the peer closed the substream before its handshake");
  accept(theirs);
  await stream.write(handshake(), deadline);
}
