import { CodecError, concat, u32 } from "@opentao/codec";
import { ApplyExtrinsicResult, Header, OpaqueExtrinsic, writeEnvelope } from "@opentao/codec/primitives";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RuntimePanic } from "../../src/boundary.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { pallets } from "../../src/runtime.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { account, address, alice, encodeCall, runtime, TAO, TestChain } from "./chain.ts";

const chain = TestChain.local();
const call = Balances.call("transferKeepAlive", { dest: address(account(7)), value: TAO });
const genuine = [
  chain.sign(alice, call),
  chain.sign(alice, Utility.call("batch", { calls: [call, Utility.call("asDerivative", { index: 1, call })] })),
];
/** The chain in the middle of a block. */
const open = chain.state.fork();
runtime.call("Core_initialize_block", Header.encode(chain.nextHeader()), open);

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

/** Calls of every pallet whose arguments are mostly nonsense. */
const nonsense = fc
  .record({
    pallet: fc.constantFrom(...pallets.flatMap(({ index, calls }) => (calls === undefined ? [] : [{ index, calls }]))),
    call: fc.nat(200),
    args: fc.uint8Array({ maxLength: 120, size: "max" }),
    sudo: fc.boolean(),
  })
  .map(({ pallet, call: pick, args, sudo }) => {
    const indices = Object.values(pallet.calls).map(({ index }) => index);
    const encoded = concat(Uint8Array.of(pallet.index, indices[pick % indices.length] ?? 0), args);
    return sudo ? concat(Uint8Array.of(12, 0), encoded) : encoded;
  });

describe("hostile bytes", () => {
  it("as calls that are signed fail as calls do, and leave the block whole", () => {
    const entries = [...open.entries()];
    let dispatched = 0;
    fc.assert(
      fc.property(nonsense, (bytes) => {
        const state = new TrustingHost(entries);
        const extrinsic = writeEnvelope({
          type: "Signed",
          address: address(alice.publicKey),
          signature: { type: "Sr25519", value: new Uint8Array(64) },
          payload: concat(new Uint8Array(4), bytes),
        });
        let applied: Uint8Array;
        try {
          applied = runtime.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(extrinsic), state);
        } catch (error) {
          // Too few or too many bytes: what is left over cannot be an argument.
          expect(error).toMatchObject({ name: "RuntimePanic", cause: { name: "CodecError" } });
          return;
        }
        if (ApplyExtrinsicResult.decode(applied).type === "Ok") dispatched += 1;
      }),
      { numRuns: 400 },
    );
    expect(dispatched).toBeGreaterThan(0);
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
    expect(() => runtime.call("BlockBuilder_apply_extrinsic", extrinsic, open.fork())).toThrow(/calls inside a call/);
  });

  it("cannot name a method that is not there", () => {
    expect(() => runtime.call("Core_nothing", new Uint8Array(), open.fork())).toThrow(RuntimePanic);
    expect(() => runtime.call("__proto__", new Uint8Array(), open.fork())).toThrow(RuntimePanic);
  });
});
