import { createRuntime } from "@opentao/runtime";
import { State } from "../../../runtime/src/framework/index.ts";
import { dissolveSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../../runtime/src/pallets/subtensor/lifecycle/endings.ts";
import { subnetToPrune } from "../../../runtime/src/pallets/subtensor/lifecycle/prune.ts";
import { SWEEPS_A_BLOCK } from "../../../runtime/src/pallets/subtensor/sweep.ts";
import { isEnding } from "../../../runtime/src/pallets/subtensorStorage/existence.ts";
import { Node } from "../../src/index.ts";
import { processorMs } from "./measure.ts";
import { scaleSpec } from "./spec.ts";

/** Processor time of the end of a subnet, in milliseconds. */
export interface MeasuredEnding {
  /** The call that begins it. */
  readonly begin: number;
  /** Time that each of the blocks that follow spends on it. */
  readonly blocks: readonly number[];
}

/** Ends the subnet that the next registration replaces. Nothing is stored. */
export async function measureEnding(basePath: string): Promise<MeasuredEnding> {
  const runtime = createRuntime();
  const node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, sealing: { kind: "manual" } },
  });
  const state = new State(node.chain.open(node.chain.best().hash));
  const netuid = subnetToPrune(state);
  if (netuid === undefined) throw new Error("all subnets are immune");
  const { ms: begin } = await processorMs(() => dissolveSubnet(state, netuid));
  const blocks: number[] = [];
  while (isEnding(state, netuid)) {
    const { ms } = await processorMs(() => continueEndings(state, SWEEPS_A_BLOCK));
    blocks.push(ms);
  }
  await node.stop();
  return { begin, blocks };
}
