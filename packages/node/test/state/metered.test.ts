import { describe, expect, it } from "vitest";
import { MeteredExternalities } from "../../src/state/index.ts";

/** A state that answers to everything and counts it. */
function countingState() {
  let operations = 0;
  const count = <T>(result: T) => {
    operations += 1;
    return result;
  };
  return {
    operations: () => operations,
    get: () => count(undefined),
    set: () => count(undefined),
    append: () => count(undefined),
    clear: () => count(undefined),
    clearPrefix: (_: Uint8Array, limit = 1_000_000) => {
      operations += limit;
      return limit;
    },
    nextKey: () => count(undefined),
    keysAfter: (_: Uint8Array, key: Uint8Array, limit: number) => {
      operations += limit;
      return Array.from({ length: limit }, () => key);
    },
    root: () => count(new Uint8Array()),
    orderedRoot: () => count(new Uint8Array()),
    startTransaction: () => count(undefined),
    commitTransaction: () => undefined,
    rollbackTransaction: () => undefined,
    verify: () => count(true),
  };
}

const KEY = new Uint8Array(32);

describe("what a call for others may ask of a state", () => {
  const ways: readonly [name: string, (state: MeteredExternalities) => unknown][] = [
    ["reads", (state) => state.get(KEY)],
    ["writes", (state) => state.set(KEY, KEY)],
    ["what is appended", (state) => state.append(KEY, KEY)],
    ["removals", (state) => state.clear(KEY)],
    ["removals of all that begins with a prefix", (state) => state.clearPrefix(KEY)],
    ["steps from key to key", (state) => state.nextKey(KEY)],
    ["keys of a page", (state) => state.keysAfter(KEY, KEY, 1000)],
    ["roots", (state) => state.root(1)],
    ["transactions", (state) => state.startTransaction()],
    ["signatures", (state) => state.verify("sr25519", KEY, KEY, KEY)],
  ];

  it.each(ways)("is bounded in %s", (_, act) => {
    const inner = countingState();
    const state = new MeteredExternalities(inner, { operations: 500, writtenBytes: 1_000_000 });
    expect(() => {
      for (;;) act(state);
    }).toThrow("more of the state");
    expect(state.isOver).toBe(true);
    expect(inner.operations()).toBeLessThanOrEqual(501);
  });

  it("is bounded in bytes written", () => {
    const state = new MeteredExternalities(countingState(), { operations: 500, writtenBytes: 1000 });
    state.set(KEY, new Uint8Array(900));
    expect(state.isOver).toBe(false);
    expect(() => state.append(KEY, new Uint8Array(900))).toThrow("more of the state");
  });
});
