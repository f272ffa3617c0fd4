import { HostFault, type Runtime } from "@opentao/runtime/boundary";
import { expect, it } from "vitest";
import { DEFAULT_BUDGET } from "../../src/state/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { openWorld } from "../support/world.ts";

it.each([
  ["ends as it ends", (cause: unknown) => new HostFault("the state gave out", { cause })],
  ["goes on", () => undefined],
])("a call that asks more of the state than it may has no proof, though the runtime %s", async (_, failure) => {
  const runtime: Runtime = {
    ...ledgerRuntime,
    call: (method, input, state) => {
      if (method !== "Test_write") return ledgerRuntime.call(method, input, state);
      try {
        for (;;) state.set(Uint8Array.of(1), new Uint8Array(1024 * 1024));
      } catch (error) {
        const fault = failure(error);
        if (fault !== undefined) throw fault;
        return new Uint8Array();
      }
    },
  };
  const { chain, database } = await openWorld({ runtime });
  const prove = () => chain.proofs.proveCall(chain.genesisHash, "Test_write", new Uint8Array(), DEFAULT_BUDGET);
  expect(prove).toThrow(expect.objectContaining({ name: "BlockError", code: "OVER_BUDGET" }));
  await database.close();
});
