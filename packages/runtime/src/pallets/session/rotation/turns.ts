/**
 * Turns: which authors make blocks when it is their turn.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { announcesAuthors, turnOfBlock } from "../../aura/index.ts";
import { Authorities, CurrentSlot } from "../../aura/storage.ts";
import { Turns } from "../storage.ts";
import type { Turns as TurnsOf } from "../types.ts";

/** Turns that an author must have missed, with none that it took, to count as idle: one is soon missed by chance. */
const MISSED = 2n;

/** Slots up to and including `last` that are the turns of a place among `count`. */
const turnsUpTo = (last: bigint, place: bigint, count: bigint): bigint =>
  last < place ? 0n : (last - place) / count + 1n;

/** Places among `count` authors that had turns between two slots, both excluded, and made no block. */
export function idlePlaces({ from, made }: TurnsOf, now: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, place) => place).filter((place) => {
    if (((made >>> place) & 1) === 1) return false;
    const [at, of] = [BigInt(place), BigInt(count)];
    return turnsUpTo(now - 1n, at, of) - turnsUpTo(from, at, of) >= MISSED;
  });
}

/** Places of the authors who made no block in this session although it was their turn. */
export function idleAuthors(state: State): number[] {
  const turns = Turns.get(state);
  return turns === undefined ? [] : idlePlaces(turns, CurrentSlot.get(state), Authorities.get(state).length);
}

/** Begins to count anew. */
export function restartTurns(state: State): void {
  Turns.set(state, { from: CurrentSlot.get(state), made: 0 });
}

/** Records the block's author; counts anew when others make the next blocks. */
export function recordTurn(state: State): void {
  const place = turnOfBlock(state);
  if (place === undefined) return;
  if (announcesAuthors(state)) {
    restartTurns(state);
    return;
  }
  const { from, made } = Turns.get(state) ?? { from: CurrentSlot.get(state), made: 0 };
  const next = (made | (1 << place)) >>> 0;
  if (next !== made) Turns.set(state, { from, made: next });
}
