import { bytesEqual, compareBytes } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import type { WeightSpec } from "../../../framework/weights.ts";
import { changeAuthorities } from "../../aura/index.ts";
import { canChangeVoters, changeVoters, isStalled } from "../../grandpa/index.ts";
import { events } from "../events.ts";
import { forgetBansBefore } from "../offences/bans.ts";
import { CurrentIndex, CurrentStart, Settings } from "../storage.ts";
import type { Seat } from "../types.ts";
import { assess } from "./assess.ts";
import { accountOf, recordSeats } from "./seats.ts";
import { restartTurns } from "./turns.ts";

/**
 * Cost of every block: reading whether the session is over, whose turn it was, and whether authors or voters changed.
 */
const EVERY_BLOCK: WeightSpec = { refTime: 5_000_000, reads: 9, writes: 1 };
/** Cost of a session's end besides its reads: computation for a full root, and writes when everything changes. */
const SESSION_END = { refTime: 500_000_000, writes: 20 };

const names = (seats: readonly Seat[]): Uint8Array[] => seats.map(accountOf);
const without = (all: readonly Uint8Array[], some: readonly Uint8Array[]): Uint8Array[] =>
  all.filter((one) => !some.some((other) => bytesEqual(one, other))).sort(compareBytes);

const sameKeys = (a: readonly Seat[], b: readonly Seat[]): boolean =>
  a.length === b.length &&
  a.every(({ keys }, i) => {
    const other = b[i]?.keys;
    return other !== undefined && bytesEqual(keys.aura, other.aura) && bytesEqual(keys.grandpa, other.grandpa);
  });

/** Lets the seats' keys make blocks and vote from the next block on, both announced in this one. */
function announceSeats(state: State, seats: readonly Seat[]): void {
  changeAuthorities(
    state,
    seats.map(({ keys }) => keys.aura),
  );
  changeVoters(
    state,
    seats.map(({ keys }) => [keys.grandpa, 1n]),
  );
}

/** Seats the next session's authors. While another change of voters is pending nothing changes. @returns reads */
function reseat(state: State): number {
  const { seats, reads } = assess(state);
  if (seats === undefined || !canChangeVoters(state)) return reads;
  const { now, next } = seats;
  // A stalled chain needs a forced change even to the same voters: it is what lets them start anew.
  if (!sameKeys(now, next) || isStalled(state)) announceSeats(state, next);
  recordSeats(state, next);
  const [before, after] = [names(now), names(next)];
  const [joined, left] = [without(after, before), without(before, after)];
  if (joined.length + left.length > 0) state.deposit(events.SeatsChanged({ joined, left }));
  return reads;
}

/** Ends the session when it is over, at the beginning of a block. @returns the cost */
export function beginBlock(state: State): WeightSpec {
  const number = state.blockNumber;
  if (number - CurrentStart.get(state) < Settings.get(state).sessionLength) return EVERY_BLOCK;
  const reads = reseat(state);
  const session = CurrentIndex.mutate(state, (index) => index + 1);
  CurrentStart.set(state, number);
  restartTurns(state);
  forgetBansBefore(state, session);
  state.deposit(events.NewSession({ sessionIndex: session }));
  return { refTime: SESSION_END.refTime, reads, writes: SESSION_END.writes };
}
