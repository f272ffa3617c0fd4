import { bytesEqual } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { Authorities as Authors } from "../../aura/storage.ts";
import { Authorities as Voters } from "../../grandpa/storage.ts";
import { ownerOfKey } from "../keys/register.ts";
import { CurrentIndex, Seats, Validators } from "../storage.ts";
import type { Seat, SessionKeys } from "../types.ts";

const sameKeys = (a: SessionKeys, b: SessionKeys): boolean =>
  bytesEqual(a.aura, b.aura) && bytesEqual(a.grandpa, b.grandpa);

/**
 * The seats as they are now: authors and voters in pairs by their places in the two lists. Owner and age come from the
 * last session's end where the keys are still those; otherwise the owner is who registered one of the keys.
 *
 * `undefined` when the lists are no pairs of equal votes, because genesis or root has set them apart: until root makes
 * them pairs again, sessions leave them alone.
 */
export function currentSeats(state: State): Seat[] | undefined {
  const authors = Authors.get(state);
  const voters = Voters.get(state);
  if (authors.length !== voters.length || voters.some(([, weight]) => weight !== 1n)) return undefined;
  const recorded = Seats.get(state);
  const session = CurrentIndex.get(state);
  return authors.flatMap((aura, i) => {
    const grandpa = voters[i]?.[0];
    if (grandpa === undefined) return [];
    const keys = { aura, grandpa };
    const known = recorded.find((seat) => sameKeys(seat.keys, keys));
    const owner = known?.owner ?? ownerOfKey(state, "aura", aura) ?? ownerOfKey(state, "grandpa", grandpa);
    return [{ owner, keys, since: known?.since ?? session }];
  });
}

/** Account that stands for a seat: its owner, or the author's key. */
export const accountOf = ({ owner, keys }: Seat): Uint8Array => owner ?? keys.aura;

/**
 * Gives an account the seat that works with its keys, if it is nobody's: so that the account can change the seat's
 * keys.
 */
export function claimSeat(state: State, owner: Uint8Array, keys: SessionKeys): void {
  const seats = Seats.get(state);
  const isClaimed = (seat: Seat): boolean => seat.owner === undefined && sameKeys(seat.keys, keys);
  if (seats.some(isClaimed))
    recordSeats(
      state,
      seats.map((seat) => (isClaimed(seat) ? { ...seat, owner } : seat)),
    );
}

/** Records the seats. */
export function recordSeats(state: State, seats: readonly Seat[]): void {
  Seats.set(state, [...seats]);
  Validators.set(state, seats.map(accountOf));
}
