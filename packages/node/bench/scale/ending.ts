import { createRuntime } from "@opentao/runtime";
import { State } from "../../../runtime/src/framework/index.ts";
import { dissolveSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/dissolve.ts";
import { subnetToPrune } from "../../../runtime/src/pallets/subtensor/lifecycle/prune.ts";
import { Node } from "../../src/index.ts";
import { processorMs } from "./measure.ts";
import { scaleSpec } from "./spec.ts";

/** Processor time of the end of the subnet that the next registration replaces, in milliseconds. Nothing is stored. */
export async function measureEnding(basePath: string): Promise<number> {
  const runtime = createRuntime();
  const node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, sealing: { kind: "manual" } },
  });
  const state = new State(node.chain.open(node.chain.best().hash));
  const netuid = subnetToPrune(state);
  if (netuid === undefined) throw new Error("all subnets are immune");
  const { ms } = await processorMs(() => dissolveSubnet(state, netuid));
  await node.stop();
  return ms;
}
