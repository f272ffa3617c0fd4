import { describe, expect, it } from "vitest";
import {
  createDispatcher,
  describePallet,
  NO_ORIGIN,
  type Origin,
  ROOT_ORIGIN,
  type RuntimeCall,
  sameError,
  signed,
  withFilter,
} from "../../src/framework/index.ts";
import { account, emptyState, TEST_PARAMETERS } from "../testState.ts";
import { Counter, errors, Frozen, Raises, Total } from "./counter.ts";

const dispatcher = createDispatcher([Counter], "test::RuntimeCall");
const raise = (amount: bigint): RuntimeCall => Counter.call("raiseBy", { amount });
const A = account(1);

describe("a pallet", () => {
  it("does what its calls say", () => {
    const state = emptyState();
    expect(dispatcher.dispatch(state, signed(A), raise(5n))).toEqual({ ok: true, output: {} });
    expect(dispatcher.dispatch(state, signed(A), raise(7n)).ok).toBe(true);
    expect([Total.get(state), Raises.get(state, A)]).toEqual([12n, 2]);
    expect(dispatcher.dispatch(state, ROOT_ORIGIN, Counter.call("reset", {})).ok).toBe(true);
    expect([Total.get(state), Raises.has(state, A)]).toEqual([0n, false]);
  });

  it("undoes a call that fails", () => {
    const state = emptyState();
    const result = dispatcher.dispatch(state, signed(A), raise(101n));
    expect(!result.ok && sameError(result.error, errors.TooMuch)).toBe(true);
    expect([...Raises.keys(state)]).toEqual([]);
  });

  it("asks who calls", () => {
    const state = emptyState();
    const refused = (origin: Origin, call: RuntimeCall) => {
      const result = dispatcher.dispatch(state, origin, call);
      return result.ok ? undefined : result.error.type;
    };
    expect(refused(NO_ORIGIN, raise(1n))).toBe("BadOrigin");
    expect(refused(ROOT_ORIGIN, raise(1n))).toBe("BadOrigin");
    expect(refused(signed(A), Counter.call("reset", {}))).toBe("BadOrigin");
  });

  it("may be kept from an origin by a filter, which never holds for root", () => {
    const state = emptyState();
    const small = (call: RuntimeCall) => (Counter.match(call, "raiseBy")?.amount ?? 100n) < 10n;
    const origin = withFilter(signed(A), small);
    expect(dispatcher.dispatch(state, origin, raise(9n)).ok).toBe(true);
    expect(dispatcher.dispatch(state, origin, raise(10n))).toMatchObject({
      ok: false,
      error: { type: "Module", value: { index: 0, error: Uint8Array.of(5, 0, 0, 0) } },
    });
    const root = withFilter(ROOT_ORIGIN, () => false);
    expect(dispatcher.dispatch(state, root, Counter.call("reset", {})).ok).toBe(true);
  });

  it("costs what it declares", () => {
    const state = emptyState();
    dispatcher.dispatch(state, signed(A), raise(1n));
    expect(dispatcher.info(state, raise(1n))).toEqual({
      weight: { refTime: 10_000_000n + 2n * 25_000_000n + 2n * 100_000_000n, proofSize: 0n },
      class: "Normal",
      paysFee: true,
    });
    const reset = dispatcher.info(state, Counter.call("reset", {}));
    expect(reset).toMatchObject({ class: "Operational", weight: { refTime: 205_000_000n } });
  });

  it("takes part in blocks and in the genesis", () => {
    const state = emptyState();
    Counter.hooks?.onInitialize?.({ state, runtime: dispatcher });
    expect(Frozen.get(state)).toBeUndefined();
    Total.set(state, 2_000_000n);
    Counter.hooks?.onInitialize?.({ state, runtime: dispatcher });
    expect(Frozen.get(state)).toBe(true);
    const genesis = emptyState();
    Counter.genesis?.(genesis, { frozen: true });
    expect(dispatcher.dispatch(genesis, signed(A), raise(1n))).toMatchObject({ ok: false });
  });

  it("reads raw values that are too long, and takes nonsense for absence", () => {
    const state = emptyState();
    state.set(Total.key, Uint8Array.of(5, 0, 0, 0, 0, 0, 0, 0, 99));
    expect(Total.get(state)).toBe(5n);
    state.set(Total.key, Uint8Array.of(5));
    expect(Total.get(state)).toBe(0n);
  });

  it("shows all of itself in metadata", () => {
    const shown = describePallet(Counter, TEST_PARAMETERS);
    expect(shown).toMatchObject({ name: "Counter", index: 99, storage: { prefix: "Counter" } });
    expect(shown.storage?.entries.map(({ name, modifier }) => [name, modifier])).toEqual([
      ["Frozen", "Optional"],
      ["Raises", "Default"],
      ["Total", "Default"],
    ]);
    const { def } = shown.calls ?? {};
    if (def?.kind !== "variant") throw new Error("an enumeration of calls was expected");
    expect(def.variants.map(({ name, index }) => [name, index])).toEqual([
      ["raise_by", 0],
      ["reset", 1],
    ]);
    expect(dispatcher.calls.decode(dispatcher.calls.encode(raise(3n)))).toEqual(raise(3n));
  });
});
