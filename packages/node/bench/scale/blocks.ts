import { u64 } from "@opentao/codec";
import { createRuntime } from "@opentao/runtime";
import { LastEpochBlock } from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import type { ChainReader } from "../../src/chain/index.ts";
import { Node } from "../../src/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { type ResidentMemory, residentMemory } from "../../src/primitives/residentMemory.ts";
import { processorMs, usedMiB } from "./measure.ts";
import { AUTHOR, scaleSpec } from "./spec.ts";
import { SLOT } from "./world.ts";

const SLOT_MS = 12_000;
/** Finalized blocks whose states a pruned node keeps here: few, so that it prunes from early on. */
export const PRUNING = 16;
/** Time at which all blocks of the measurement are in the past. */
const LATER = 1_000_000;

/** A block that was made or imported. */
export interface MeasuredBlock {
  readonly ms: number;
  /** Epochs that ran in it. */
  readonly epochs: number;
}

/** Run of a node over some blocks. */
export interface Run {
  /** Seconds from the start of the process until the node was up. */
  readonly startSeconds: number;
  readonly blocks: readonly MeasuredBlock[];
  readonly memory: ResidentMemory;
  /** MiB in use in its database half way, and at the end. */
  readonly used: readonly [halfway: number, end: number];
}

/** Number of subnets whose last epoch was in a block. */
export function epochsIn(chain: ChainReader, subnets: number): number {
  const { hash, number } = chain.best();
  const state = chain.state(hash);
  const last = (netuid: number) => u64.decode(state.get(LastEpochBlock.key(netuid)) ?? new Uint8Array(8));
  return Array.from({ length: subnets }, (_, index) => last(index + 1)).filter((block) => block === BigInt(number))
    .length;
}

const clockAt = (now: () => number) => ({ now, setTimer: () => () => undefined });

async function run(node: Node, basePath: string, subnets: number, count: number, next: () => unknown): Promise<Run> {
  const startSeconds = performance.now() / 1000;
  const blocks: MeasuredBlock[] = [];
  let halfway = 0;
  for (let index = 0; index < count; index += 1) {
    if (index === count >> 1) halfway = await usedMiB(basePath);
    const { ms } = await processorMs(next);
    blocks.push({ ms, epochs: epochsIn(node.chain, subnets) });
  }
  const memory = residentMemory();
  await node.stop();
  return { startSeconds, blocks, memory, used: [halfway, await usedMiB(basePath)] };
}

/** Makes blocks: each is built, executed again, sealed and stored. */
export async function author(basePath: string, subnets: number, count: number): Promise<Run> {
  let now = Number(SLOT) * SLOT_MS;
  const runtime = createRuntime();
  const node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, authorKey: AUTHOR, sealing: { kind: "manual" } },
    clock: clockAt(() => now),
  });
  return run(node, basePath, subnets, count, () => {
    now += SLOT_MS;
    return node.seal();
  });
}

/** Imports the blocks that stand in one folder into another's chain, which is pruned. */
export async function follower(from: string, basePath: string, subnets: number, count: number): Promise<Run> {
  const runtime = createRuntime();
  const clock = clockAt(() => Number(SLOT) * SLOT_MS + LATER * SLOT_MS);
  const parts = { spec: scaleSpec(runtime), runtime, clock, sealing: { kind: "manual" } } as const;
  const node = await Node.start({ ...parts, basePath, pruning: PRUNING });
  const source = await Node.start({ ...parts, basePath: from });
  const result = await run(node, basePath, subnets, count, () => {
    const number = node.chain.best().number + 1;
    const hash = source.chain.hashAt(number) ?? source.chain.genesisHash;
    const header = source.chain.header(hash);
    if (header === undefined) throw new Error(`block ${number} is missing`);
    node.chain.import(HashedHeader.of(header), source.chain.body(hash) ?? []);
  });
  await source.stop();
  return result;
}
