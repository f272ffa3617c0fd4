import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idlePlaces } from "../../../src/pallets/session/rotation/turns.ts";

/** The same, slot by slot. */
function bySlots(from: bigint, made: number, now: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, place) => place).filter((place) => {
    if (Math.floor(made / 2 ** place) % 2 === 1) return false;
    let turns = 0;
    for (let slot = from + 1n; slot < now; slot += 1n) if (slot % BigInt(count) === BigInt(place)) turns += 1;
    return turns >= 2;
  });
}

describe("idle authors", () => {
  it("made no block although it was their turn twice", () => {
    // Slots 11 to 18 of four authors: each had two turns, the second and the last made a block.
    expect(idlePlaces({ from: 10n, made: 0b1010 }, 19n, 4)).toEqual([0, 2]);
    // Slots 11 to 13: nobody had two.
    expect(idlePlaces({ from: 10n, made: 0 }, 14n, 4)).toEqual([]);
    expect(idlePlaces({ from: 10n, made: 2 ** 31 }, 10_000n, 32)).toHaveLength(31);
  });

  it("are those that counting slot by slot finds", () => {
    const slots = fc.bigInt({ min: 0n, max: 100n });
    fc.assert(
      fc.property(slots, slots, fc.integer({ min: 1, max: 32 }), fc.nat(2 ** 32 - 1), (from, length, count, made) => {
        const now = from + length;
        expect(idlePlaces({ from, made }, now, count)).toEqual(bySlots(from, made, now, count));
      }),
    );
  });
});
