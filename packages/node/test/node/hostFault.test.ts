import { HostFault, type Runtime } from "@opentao/runtime/boundary";
import { expect, it } from "vitest";
import { Node } from "../../src/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

it("a node whose machine cannot execute blocks stops by itself and says why", async () => {
  let well = true;
  const runtime: Runtime = {
    ...ledgerRuntime,
    call: (method, input, state) => {
      if (!well && method === "Core_execute_block") throw new HostFault("no stack is left");
      return ledgerRuntime.call(method, input, state);
    },
  };
  const errors: string[] = [];
  const silent = () => undefined;
  const logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_: object, text: string) => void errors.push(text),
  };
  const node = await Node.start({
    spec: ledgerSpec(),
    runtime,
    authorKey: "//One",
    sealing: { kind: "manual" },
    logger,
  });
  await node.seal();
  well = false;
  await expect(node.seal()).rejects.toBeInstanceOf(HostFault);
  expect(await node.failed).toMatchObject({ name: "HostFault", message: "no stack is left" });
  expect(errors).toEqual([expect.stringContaining("this machine cannot execute blocks")]);
  await expect(node.seal()).rejects.toMatchObject({ code: "STOPPED" });
});
