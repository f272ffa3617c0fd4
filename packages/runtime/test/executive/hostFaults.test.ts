import { Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { HostFault, RuntimePanic } from "../../src/boundary.ts";
import { call, definePallet, palletCalls } from "../../src/framework/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { alice, machineWith, TestChain } from "./chain.ts";

const bottomless = (n: number): number => 1 + bottomless(n + 1);
const zero = (): bigint => 0n;
/** Ways in which a call can break off that is neither a failure nor a panic. */
const breaks: Readonly<Record<string, () => unknown>> = {
  stack: () => bottomless(0),
  array: () => Array.from({ length: 2 ** 32 }),
  text: () => "a".repeat(2 ** 30),
  buffer: () => new Uint8Array(2 ** 53 - 1),
  integer: () => 1n << (1n << 40n),
  bug: () => (undefined as unknown as { length: number }).length,
  division: () => 1n / zero(),
};
let broken: keyof typeof breaks = "stack";
const Broken = definePallet({
  name: "Broken",
  index: 252,
  calls: palletCalls({
    run: call({
      index: 0,
      args: {},
      weight: { refTime: 1_000 },
      docs: "Breaks off.",
      dispatch: () => void breaks[broken]?.(),
    }),
  }),
});
const machine = machineWith(Broken);

function faultOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Answer of the boundary to an extrinsic with the call, in a batch that goes on after failures. */
function applied(): unknown {
  const chain = new TestChain(TestChain.preset("local"), undefined, undefined, machine);
  machine.runtime.call("Core_initialize_block", Header.encode(chain.nextHeader()), chain.state);
  const extrinsic = chain.sign(alice, Utility.call("forceBatch", { calls: [Broken.call("run", {})] }));
  return faultOf(() =>
    machine.runtime.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(extrinsic), chain.state),
  );
}

describe("a fault within the runtime", () => {
  it.each(["stack", "array", "text", "buffer", "integer"])(
    "of the machine (%s) is never a panic or a failing call",
    (what) => {
      broken = what;
      const fault = applied();
      expect(fault).toBeInstanceOf(HostFault);
      expect(fault).toMatchObject({ cause: { name: "RangeError" } });
      expect(String(fault)).toContain("this machine could not carry BlockBuilder_apply_extrinsic through");
    },
  );

  it.each(["bug", "division"])("that every machine has (%s) is a panic", (what) => {
    broken = what;
    expect(applied()).toBeInstanceOf(RuntimePanic);
  });

  it("of the host's database is never a panic", () => {
    const chain = TestChain.local();
    class Failing extends MemoryExternalities {
      override get(): never {
        throw new Error("input/output error");
      }
    }
    const fault = faultOf(() =>
      machine.runtime.call("Core_initialize_block", Header.encode(chain.nextHeader()), new Failing()),
    );
    expect(fault).toBeInstanceOf(HostFault);
    expect(fault).toMatchObject({ cause: { message: "input/output error" } });
  });
});
