import { CodecError, compact, concat, toSnakeCase, u32, u64, vec } from "@opentao/codec";
import { ApplyExtrinsicResult, Header, OpaqueExtrinsic, writeEnvelope } from "@opentao/codec/primitives";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pallets } from "../../src/assembly/pallets.ts";
import { RuntimePanic } from "../../src/boundary.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { encodedValues } from "./arbitrary.ts";
import { account, address, alice, bob, encodeCall, isCall, runtime, TAO, TestChain, withCalls } from "./chain.ts";

const chain = TestChain.local();
const call = Balances.call("transferKeepAlive", { dest: address(account(7)), value: TAO });
const genuine = [
  chain.sign(alice, call),
  chain.sign(alice, Utility.call("batch", { calls: [call, Utility.call("asDerivative", { index: 1, call })] })),
];
/** The chain in the middle of a block. */
const open = chain.state.fork();
runtime.call("Core_initialize_block", Header.encode(chain.nextHeader()), open);
for (const extrinsic of vec(OpaqueExtrinsic).decode(
  runtime.call("BlockBuilder_inherent_extrinsics", chain.inherentData(), open),
))
  runtime.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(extrinsic), open);

/** Fails on anything but an answer, or a panic over bytes that do not decode. */
function survives(method: string, input: Uint8Array): void {
  const state = open.fork();
  try {
    runtime.call(method, input, state);
  } catch (error) {
    expect(error).toBeInstanceOf(RuntimePanic);
    if (error instanceof RuntimePanic && error.cause !== undefined) expect(error.cause).toBeInstanceOf(CodecError);
  }
}

/** Genuine extrinsics with bytes changed, removed and added. */
const mutated = fc
  .record({
    base: fc.constantFrom(...genuine),
    changes: fc.array(fc.record({ at: fc.nat(400), byte: fc.nat(255) }), { maxLength: 6 }),
    cut: fc.option(fc.nat(300)),
    tail: fc.uint8Array({ maxLength: 8 }),
  })
  .map(({ base, changes, cut, tail }) => {
    const bytes = base.slice();
    for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
    return concat(cut === null ? bytes : bytes.slice(0, cut), tail);
  });

const hostile = fc.oneof(mutated, mutated, fc.uint8Array({ maxLength: 300 }));

/** A state whose host takes every signature for genuine, so that hostile calls get as far as they can. */
class TrustingHost extends MemoryExternalities {
  override verify(): boolean {
    return true;
  }
}

/** Calls of every pallet with any arguments, by an account or by root. */
const anyCall = fc
  .record({
    call: withCalls(() =>
      fc.constantFrom(
        ...pallets.flatMap(({ index, codecs: { calls } }) => (calls === undefined ? [] : [{ index, calls }])),
      ),
    ),
    sudo: fc.boolean(),
  })
  .chain(({ call: { index, calls }, sudo }) =>
    withCalls(() => encodedValues(calls.type, [alice.publicKey, bob.publicKey, account(0), account(7)])).map(
      (encoded) => concat(Uint8Array.from(sudo ? [12, 0, index] : [index]), encoded),
    ),
  );

/** A transaction whose signature only a {@link TrustingHost} takes for genuine. */
const trusted = (bytes: Uint8Array, nonce: number, who = alice): Uint8Array =>
  writeEnvelope({
    type: "Signed",
    address: address(who.publicKey),
    signature: { type: "Sr25519", value: new Uint8Array(64) },
    payload: concat(Uint8Array.of(0), compact(u32).encode(nonce), Uint8Array.of(0, 0), bytes),
  });

/** Root fills its own account to the brim, so that the account cannot take back what was too much of the fee. */
const BRIM = concat(
  Uint8Array.of(12, 0, 11, 6), // Sudo.sudo of Utility.if_else
  concat(Uint8Array.of(5, 8, 0), alice.publicKey, compact(u64).encode(2n ** 64n - 1n)), // Balances.force_set_balance
  Uint8Array.of(0, 0, 0), // System.remark
);

describe("hostile bytes", () => {
  it("as calls of every kind fail as calls do, and leave the block whole", () => {
    const entries = [...open.entries()];
    let dispatched = 0;
    withCalls(() =>
      fc.assert(
        fc.property(anyCall, (bytes) => {
          const state = new TrustingHost(entries);
          const extrinsic = writeEnvelope({
            type: "Signed",
            address: address(alice.publicKey),
            signature: { type: "Sr25519", value: new Uint8Array(64) },
            payload: concat(new Uint8Array(4), bytes),
          });
          try {
            const applied = runtime.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(extrinsic), state);
            if (ApplyExtrinsicResult.decode(applied).type === "Ok") dispatched += 1;
            expect(state.depth).toBe(0);
          } catch (error) {
            // An argument that a bound forbids, a report of a double vote, which nobody can prove, or root wiping the
            // state.
            const wiped = error instanceof RuntimePanic && error.message.includes("no chain parameters");
            if (!wiped) expect(error).toMatchObject({ name: "RuntimePanic", cause: { name: "CodecError" } });
          }
        }),
        { numRuns: 600, examples: [[BRIM]] },
      ),
    );
    expect(dispatched).toBeGreaterThan(100);
  });

  it("as arguments of the pallets' runtime APIs are answered, or refused in plain words", () => {
    const methods = pallets.flatMap(({ apis = [] }) =>
      apis.flatMap(({ name, methods: list }) =>
        Object.entries(list).map(([method, { input }]) => ({ name: `${name}_${toSnakeCase(method)}`, input })),
      ),
    );
    const accounts = [alice.publicKey, bob.publicKey, account(0)];
    const anyQuery = fc
      .constantFrom(...methods)
      .chain(({ name, input }) => encodedValues(input.type, accounts).map((bytes) => ({ name, bytes })));
    fc.assert(
      fc.property(anyQuery, ({ name, bytes }) => survives(name, bytes)),
      { numRuns: 400 },
    );
  });

  it("as many calls in a row leave a chain that makes blocks", () => {
    // Root may write anything into the state, and break anything by that: it makes calls of the subnets' pallets only.
    const byRoot = ([sudo, call, pallet]: Uint8Array) => sudo === 12 && call === 0 && [7, 19, 28].includes(pallet ?? 0);
    const story = fc.array(anyCall, { minLength: 10, maxLength: 60, size: "max" });
    withCalls(() =>
      fc.assert(
        fc.property(story, (all) => {
          const world = new TestChain(TestChain.preset("local"), undefined, new TrustingHost());
          for (let i = 0; i < all.length; i += 10) {
            const nonces = new Map([alice, bob].map((pair) => [pair, world.nonce(pair.publicKey)]));
            const extrinsics = all.slice(i, i + 10).flatMap((bytes) => {
              if (!isCall(bytes)) return [];
              const who = byRoot(bytes) ? alice : bob;
              const nonce = nonces.get(who) ?? 0;
              nonces.set(who, nonce + 1);
              return [trusted(bytes, nonce, who)];
            });
            world.build(extrinsics);
          }
          for (let i = 0; i < 12; i += 1) world.build();
        }),
        { numRuns: 10 },
      ),
    );
  });

  it("as transactions are answered, or refused in plain words", () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        const opaque = OpaqueExtrinsic.encode(bytes);
        survives("BlockBuilder_apply_extrinsic", opaque);
        const tail = new Uint8Array(32);
        survives("TaggedTransactionQueue_validate_transaction", concat(Uint8Array.of(2), opaque, tail));
        survives("TransactionPaymentApi_query_info", concat(opaque, u32.encode(bytes.length)));
      }),
      { numRuns: 300 },
    );
  });

  it("as unsigned calls reach no pallet", () => {
    const bare = fc.uint8Array({ maxLength: 200 }).map((bytes) => concat(Uint8Array.of(4), bytes));
    fc.assert(
      fc.property(bare, (bytes) => survives("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(bytes))),
      { numRuns: 200 },
    );
  });

  it("as input of any method are answered, or refused in plain words", () => {
    fc.assert(fc.property(fc.constantFrom(...runtime.methods), fc.uint8Array({ maxLength: 120 }), survives), {
      numRuns: 400,
    });
  });

  it("cannot nest calls without end", () => {
    let nested = encodeCall(call);
    // Utility.as_derivative(0, …) around itself.
    for (let i = 0; i < 2000; i += 1) nested = concat(Uint8Array.of(11, 1, 0, 0), nested);
    const extrinsic = OpaqueExtrinsic.encode(concat(Uint8Array.of(4), nested));
    expect(() => runtime.call("BlockBuilder_apply_extrinsic", extrinsic, open.fork())).toThrow(
      /more than 8 calls inside each other/,
    );
  });

  it("cannot name a method that is not there", () => {
    expect(() => runtime.call("Core_nothing", new Uint8Array(), open.fork())).toThrow(RuntimePanic);
    expect(() => runtime.call("__proto__", new Uint8Array(), open.fork())).toThrow(RuntimePanic);
  });
});
