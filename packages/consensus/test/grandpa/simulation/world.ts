import type { BlockTree } from "./blocks.ts";
import type { Events } from "./events.ts";
import type { Proof, SimNode } from "./node.ts";

/** Environment of a simulated node. */
export interface World {
  readonly events: Events;
  readonly tree: BlockTree;
  /** Delay of a message at the moment, in milliseconds. */
  delay(): number;
  /** The effect before which a node crashes, if it does now. */
  crashPoint(node: number, effects: number): number | undefined;
  /** True when disks forget what they are told to store. */
  loses(what: "persist"): boolean;
  /** A node crashed. */
  crashed(node: SimNode): void;
  /** A proof of a block from a node that can be reached and has it. */
  proofFor(asking: number, hash: string): Proof | undefined;
}
