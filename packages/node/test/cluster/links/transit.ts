import type { Chance } from "../chance.ts";
import type { LinkConditions } from "./conditions.ts";

/** Bytes of a TCP segment on an Ethernet. */
const SEGMENT = 1448;
/** Shortest wait before a segment is sent again, in milliseconds (Linux' TCP_RTO_MIN). */
const SHORTEST_RTO = 200;
/** Longest wait before a segment is sent again, in milliseconds (Linux' TCP_RTO_MAX). */
const LONGEST_RTO = 120_000;

/** Milliseconds after which TCP sends a segment again for the first time: the way there and back, and 200 at least. */
function retransmissionTimeout({ delayMs, jitterMs }: LinkConditions): number {
  return 2 * (delayMs + jitterMs) + SHORTEST_RTO;
}

/**
 * Milliseconds that a piece of a TCP stream takes over a link.
 *
 * The kernel's own emulator of networks (`tc netem`) is not there everywhere, and what TCP carries is never lost, only
 * late. So a lost packet is what TCP makes of it: the segment is sent again after a timeout (the round trip, and 200 ms
 * at least), which doubles each time that it is lost again; whatever comes behind it in that direction waits for it.
 * Segments of one piece are sent again side by side, as selective acknowledgments have it. Losses of acknowledgments,
 * and the faster repair after three duplicates of one, are left out: the one makes links better, the other worse.
 */
export function transitMs(bytes: number, conditions: LinkConditions, chance: Chance): number {
  const { delayMs, jitterMs, loss } = conditions;
  const timeout = retransmissionTimeout(conditions);
  let late = 0;
  for (let rest = bytes; rest > 0; rest -= SEGMENT) {
    let wait = 0;
    for (let next = timeout; chance() < loss; next = Math.min(2 * next, LONGEST_RTO)) wait += next;
    late = Math.max(late, wait);
  }
  return delayMs + jitterMs * chance() + late;
}

/**
 * Times at which TCP sends again what a cut link swallowed: its attempts are ever further apart, so that it takes
 * some time to notice that the link is back.
 *
 * @param since - when the oldest of what is waiting was sent, in milliseconds
 * @param healed - when the link came back
 */
export function resumedAt(since: number, healed: number): number {
  let at = since;
  for (let wait = SHORTEST_RTO; at < healed; wait = Math.min(2 * wait, LONGEST_RTO)) at += wait;
  return at;
}
