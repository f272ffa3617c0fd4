import { bytesEqual } from "@opentao/codec";
import type { Seat, SessionKeys } from "../types.ts";
import { mostJoining, mostLeaving } from "./bound.ts";
import type { Candidate } from "./candidates.ts";

/** Facts on which the choice depends. */
export interface Choice {
  /** The seats of the session that ends. */
  readonly seats: readonly Seat[];
  /** Returns whether a seat must go because of an offence. */
  isBanned(seat: Seat): boolean;
  /** The chosen candidates by rank; `undefined` while authors are not chosen, or too few qualify. */
  readonly chosen: readonly Candidate[] | undefined;
  /** Number of the session that begins. */
  readonly session: number;
  readonly maxAuthors: number;
  /** Keys that the owner of a seat registered. */
  keysOf(owner: Uint8Array): SessionKeys | undefined;
}

const isOwner = (who: Uint8Array, { owner }: Seat): boolean => owner !== undefined && bytesEqual(owner, who);
const shareKey = (a: SessionKeys, b: SessionKeys): boolean =>
  bytesEqual(a.aura, b.aura) || bytesEqual(a.grandpa, b.grandpa);

/**
 * Urgency with which a seat must go: offenders first, then idle ones, then nobody's and unqualified ones, then
 * outranked ones.
 */
function urgency(seat: Seat, { isBanned, chosen }: Choice, idle: (seat: Seat) => boolean): number {
  if (isBanned(seat)) return 3;
  if (chosen === undefined) return 0;
  if (idle(seat)) return 2;
  return chosen.some(({ hotkey }) => isOwner(hotkey, seat)) ? 0 : 1;
}

/** Seats that go: as many of the most urgent as may; of equal ones the later in the list. */
function leaving(choice: Choice, idle: (seat: Seat) => boolean): Set<Seat> {
  const { seats } = choice;
  const urgent = seats
    .map((seat, place) => ({ seat, place, urgency: urgency(seat, choice, idle) }))
    .filter((one) => one.urgency > 0)
    .sort((a, b) => b.urgency - a.urgency || b.place - a.place);
  return new Set(urgent.slice(0, mostLeaving(seats.length)).map(({ seat }) => seat));
}

/** The seats that stay, with the keys that their owners registered last, unless somebody has one of these already. */
function staying(seats: readonly Seat[], keysOf: Choice["keysOf"]): Seat[] {
  const result = [...seats];
  for (const [i, seat] of seats.entries()) {
    const keys = seat.owner === undefined ? undefined : keysOf(seat.owner);
    const isTaken = keys === undefined || result.some((other, j) => j !== i && shareKey(other.keys, keys));
    if (!isTaken) result[i] = { ...seat, keys };
  }
  return result;
}

/**
 * The seats of the next session. While authors are chosen, seats of those who are not go and chosen ones take seats,
 * both within the bounds ({@link mostLeaving}, {@link mostJoining}) and never above `maxAuthors`; otherwise the seats
 * stay, but for offenders'. The set never becomes empty: of few none goes.
 */
export function nextSeats(choice: Choice, idle: (seat: Seat) => boolean): Seat[] {
  const { seats, chosen = [], session, maxAuthors, keysOf } = choice;
  const gone = leaving(choice, idle);
  const kept = staying(
    seats.filter((seat) => !gone.has(seat)),
    keysOf,
  );
  const room = Math.min(mostJoining(seats.length), maxAuthors - kept.length);
  const result = [...kept];
  for (const { hotkey, keys } of chosen) {
    if (result.length - kept.length >= room) break;
    if (keys === undefined || kept.some((seat) => isOwner(hotkey, seat))) continue;
    if (result.some((seat) => shareKey(seat.keys, keys))) continue;
    result.push({ owner: hotkey, keys, since: session });
  }
  return result;
}
