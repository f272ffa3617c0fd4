import { createRuntime } from "@opentao/runtime";
import { type Generated, generated } from "../../node/bench/scale/folder.ts";
import type { Size } from "../../node/bench/scale/size.ts";
import { scaleSpec } from "../../node/bench/scale/spec.ts";
import { SLOT } from "../../node/bench/scale/world.ts";
import { Node } from "../../node/src/index.ts";

/** Length of a slot of the chain, in milliseconds. */
const SLOT_MS = 12_000;
/** Milliseconds between two blocks: a page shows each, as it draws one a second. */
const BLOCK_MS = 1_200;
/** Subnet of the largest size. Its tempo is so long that nobody's weights grow too old while it is measured. */
const SIZE: Size = {
  ...{ name: "subnet", subnets: 1, neurons: 256, validators: 64, tempo: 36 },
  ...{ positions: 5_000, accounts: 1_000, largest: 50 },
};

/** Starts a node in this process that makes blocks with one large subnet; returns the address of its RPC. */
export async function startLargeSubnet(parent: string): Promise<string> {
  const { basePath }: Generated = await generated(parent, SIZE);
  const runtime = createRuntime();
  let now = Number(SLOT) * SLOT_MS;
  const node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, authorKey: "//One", sealing: { kind: "manual" } },
    rpc: { host: "127.0.0.1", port: 0 },
    clock: { now: () => now, setTimer: () => () => undefined },
  });
  setInterval(() => {
    now += SLOT_MS;
    void node.seal({ finalize: true });
  }, BLOCK_MS);
  return `ws://127.0.0.1:${node.rpcAddress?.port}`;
}
