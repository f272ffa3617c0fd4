import { bytes, bytesEqual, Reader, readCompact, struct, u32 } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { call, definePallet, palletCalls, palletEvents, type RuntimeCall } from "../../src/framework/index.ts";
import { EVENT_BYTES_KEY, EVENT_COUNT_KEY, EVENT_RECORDS_KEY, EVENTS_KEY } from "../../src/framework/wellKnownKeys.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { alice, bob, machineWith, TestChain } from "./chain.ts";

const KiB = 1024;
const events = palletEvents("Noisy", 251, { Said: { index: 0, fields: struct({ words: bytes() }) } });
const Noisy = definePallet({
  name: "Noisy",
  index: 251,
  events,
  calls: palletCalls({
    say: call({
      index: 0,
      args: { kib: u32, times: u32 },
      weight: { refTime: 1_000 },
      docs: "Deposits events of a size.",
      dispatch: ({ state }, { kib, times }) => {
        for (let i = 0; i < times; i += 1) state.deposit(events.Said({ words: new Uint8Array(kib * KiB) }));
      },
    }),
  }),
});
const machine = machineWith(Noisy);
const say = (kib: number, times: number): RuntimeCall => Noisy.call("say", { kib, times });

/** A host that counts the bytes that are written under the keys of events. */
class CountingHost extends MemoryExternalities {
  written = 0;

  override append(key: Uint8Array, more: Uint8Array): void {
    if (bytesEqual(key, EVENT_RECORDS_KEY)) this.written += more.length;
    super.append(key, more);
  }
}

/** A chain whose blocks may hold calls of {@link Noisy}, and a follower of it. */
function noisyChain() {
  const host = new CountingHost();
  const chain = new TestChain(TestChain.preset("local"), undefined, host, machine);
  const build = (extrinsics: readonly Uint8Array[]) => {
    const parent = host.fork();
    const { block, results } = chain.build(extrinsics);
    return { parent, block, results };
  };
  return { host, chain, build };
}

function execute(parent: MemoryExternalities, block: Block): MemoryExternalities {
  const state = parent.fork();
  machine.runtime.call("Core_execute_block", Block.encode(block), state);
  return state;
}

const OK = { type: "Ok", value: { type: "Ok", value: undefined } };
const EXHAUSTED = { type: "Ok", value: { type: "Err", value: { type: "Exhausted" } } };
const FULL = { type: "Err", value: { type: "Invalid", value: { type: "ExhaustsResources" } } };

describe("events of a call", () => {
  it.each<[string, RuntimeCall, object]>([
    ["within the limit", say(1020, 4), OK],
    ["beyond it, by many events", say(1024, 4), EXHAUSTED],
    ["beyond it, by one event", say(4096, 1), EXHAUSTED],
    ["of calls inside it together", Utility.call("batchAll", { calls: [say(1024, 2), say(1024, 2)] }), EXHAUSTED],
    ["of calls whose failure it ignores", Utility.call("forceBatch", { calls: [say(1024, 4), say(1, 1)] }), OK],
    [
      "of calls whose failures fill it",
      Utility.call("forceBatch", { calls: [say(4095, 1), ...Array(2000).fill(say(4096, 1))] }),
      EXHAUSTED,
    ],
  ])("%s: the call fails or not, its fee is paid, and a follower agrees", (_, inner, expected) => {
    const { chain, build } = noisyChain();
    const before = chain.free(alice.publicKey);
    const { parent, block, results } = build([chain.sign(alice, inner)]);
    expect(results).toMatchObject([expected]);
    expect(chain.free(alice.publicKey)).toBeLessThan(before);
    expect(() => execute(parent, block)).not.toThrow();
  });
});

describe("events of a block", () => {
  it("fill it: what comes after waits for the next one, and a block that holds it is refused", () => {
    const { chain, build } = noisyChain();
    const first = chain.sign(alice, say(1023, 4), { nonce: 0 });
    const last = chain.sign(alice, say(1023, 4), { nonce: 1 });
    const late = chain.sign(bob, say(0, 0));
    const { parent, block, results } = build([first, last, late]);
    expect(results).toMatchObject([OK, OK, FULL]);
    expect(() => execute(parent, block)).not.toThrow();
    const more = { ...block, extrinsics: [...block.extrinsics, late] };
    expect(() => execute(parent, more)).toThrow(/Invalid.ExhaustsResources/);
    expect(build([late]).results).toMatchObject([OK]);
  });

  it("are written about once, however many extrinsics there are, and are the same for author and follower", () => {
    const { host, chain, build } = noisyChain();
    const count = 300;
    const extrinsics = Array.from({ length: count }, (_, i) => chain.sign(alice, say(1, i % 3), { nonce: i }));
    const { parent, block, results } = build(extrinsics);
    expect(results.every(({ type }) => type === "Ok")).toBe(true);
    const written = host.get(EVENTS_KEY) ?? new Uint8Array();
    expect(written.length).toBeGreaterThan(count * KiB);
    // All of it but the number in front.
    expect(host.written).toBe(written.length - 2);
    expect(readCompact(new Reader(written))).toBe(u32.decode(host.get(EVENT_COUNT_KEY) ?? new Uint8Array()));
    for (const key of [EVENT_RECORDS_KEY, EVENT_BYTES_KEY]) expect(host.get(key)).toBeUndefined();
    expect(execute(parent, block).get(EVENTS_KEY)).toEqual(written);
  });
});
