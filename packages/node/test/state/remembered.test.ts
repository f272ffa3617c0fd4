import type { Externalities } from "@opentao/runtime/boundary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryExternalities } from "../../../runtime/src/testing/memoryExternalities.ts";
import { Remembered } from "../../src/state/index.ts";

const [a, b, c] = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)] as const;

/** A state with these values. */
function stateOf(values: readonly (readonly [Uint8Array, number])[]): MemoryExternalities {
  return new MemoryExternalities(values.map(([key, value]) => [key, Uint8Array.of(value)] as const));
}

/** Counts calculations: which key is read second depends on what stands under the first. */
function counted() {
  const calls = { count: 0 };
  const calculate = (state: Externalities) => {
    calls.count += 1;
    const second = state.get(a)?.[0] === 1 ? b : c;
    return state.get(second)?.[0];
  };
  return { calls, remembered: new Remembered(calculate), calculate };
}

describe("a remembered result", () => {
  it("is found again only where something that it depends on differs", () => {
    const { calls, remembered } = counted();
    const of = (...values: readonly (readonly [Uint8Array, number])[]) => remembered.of(stateOf(values));
    expect(of([a, 1], [b, 7])).toBe(7);
    expect(of([a, 1], [b, 7], [c, 9])).toBe(7);
    expect(calls.count).toBe(1);
    expect(of([a, 1], [b, 8])).toBe(8);
    expect(of([a, 2], [b, 8], [c, 9])).toBe(9);
    expect(of([a, 2], [b, 1], [c, 9])).toBe(9);
    expect(calls.count).toBe(3);
    expect(of([b, 1], [c, 9])).toBe(9);
    expect(of([b, 1])).toBeUndefined();
    expect(calls.count).toBe(5);
  });

  it("is what the calculation gives, in any order of states", () => {
    const value = fc.option(fc.constantFrom(1, 2), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value)), (states) => {
        const { remembered, calculate } = counted();
        for (const values of states) {
          const entries = [a, b, c].flatMap((key, i) => {
            const found = values[i];
            return found === undefined ? [] : [[key, found] as const];
          });
          expect(remembered.of(stateOf(entries))).toBe(calculate(stateOf(entries)));
        }
      }),
    );
  });

  it("is not kept of a calculation that walks or writes, or that fails", () => {
    let calls = 0;
    const walking = new Remembered((state) => {
      calls += 1;
      return state.nextKey(a);
    });
    expect(walking.of(stateOf([[a, 1]]))).toBeUndefined();
    expect(walking.of(stateOf([[b, 1]]))).toEqual(b);
    expect(calls).toBe(2);
    const failing = new Remembered((state) => {
      calls += 1;
      if (state.get(a) === undefined) throw new Error("nothing is there");
      return true;
    });
    expect(() => failing.of(stateOf([]))).toThrow("nothing is there");
    expect(() => failing.of(stateOf([]))).toThrow("nothing is there");
    expect(failing.of(stateOf([[a, 1]]))).toBe(true);
    expect(calls).toBe(5);
  });
});
