import { Node } from "../../src/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import type { ResidentMemory } from "../../src/primitives/residentMemory.ts";
import { watchMemory } from "../watchMemory.ts";
import { AUTHOR, runtime, syncSpec } from "./history.ts";

/** Results that a child sends when it is done. */
export interface Measured {
  readonly seconds: number;
  readonly blocks: number;
  /** Most memory that the process held, pages of files among it, in MiB. */
  readonly peakMiB: number;
  /** Most of each kind of memory while it worked. */
  readonly most: ResidentMemory;
}

/** Blocks that votes stay behind the best one. */
const VOTES_BEHIND = 2;

/** Settles once a node's best, or final, block has a height. */
function reached({ chain }: Node, height: number, which: "best" | "finalized" = "best"): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (chain[which]().number < height) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = chain.subscribe(look);
    look();
  });
}

/** Begins to measure; gives what ends that. */
function measuring(): (blocks: number) => Measured {
  const started = performance.now();
  const most = watchMemory();
  return (blocks) => {
    const seconds = (performance.now() - started) / 1000;
    return { seconds, blocks, peakMiB: process.resourceUsage().maxRSS / 1024, most: most() };
  };
}

/** A node that serves a chain. */
export interface Served {
  readonly address: string;
  readonly height: number;
}

/**
 * Serves the chain in a folder to peers for as long as the process lives, and votes for it; settles once it is final.
 */
export async function serve(basePath: string): Promise<Served> {
  const node = await Node.start({
    ...{ spec: syncSpec(), runtime, basePath, authorKey: AUTHOR },
    sealing: { kind: "manual" },
    network: { discovery: false },
  });
  const height = node.chain.best().number;
  const address = node.network?.addresses.find((candidate) => !candidate.includes("/ws"));
  if (address === undefined) throw new Error("the node listens nowhere");
  await reached(node, height - VOTES_BEHIND, "finalized");
  return { address, height };
}

/** Follows the chain of a peer from the first block to a height, or warps to it. */
export async function follow(basePath: string, { address, height }: Served, sync: "full" | "warp"): Promise<Measured> {
  const measured = measuring();
  const node = await Node.start({
    ...{ spec: syncSpec(), runtime, basePath, sync },
    sealing: { kind: "manual" },
    network: { discovery: false, bootNodes: [address] },
  });
  await reached(node, height);
  const result = measured(height);
  await node.stop();
  return result;
}

/** Imports all blocks of one folder's chain into another, without a network between them. */
export async function copy(from: string, to: string): Promise<Measured> {
  const alone = { spec: syncSpec(), runtime, sealing: { kind: "manual" } } as const;
  const source = await Node.start({ ...alone, basePath: from });
  const node = await Node.start({ ...alone, basePath: to });
  const measured = measuring();
  const { number: height } = source.chain.best();
  for (let number = 1; number <= height; number += 1) {
    const hash = source.chain.hashAt(number) ?? source.chain.genesisHash;
    const header = source.chain.header(hash);
    if (header === undefined) throw new Error(`block ${number} is missing`);
    node.chain.import(HashedHeader.of(header), source.chain.body(hash) ?? []);
  }
  const result = measured(height);
  await Promise.all([node.stop(), source.stop()]);
  return result;
}
