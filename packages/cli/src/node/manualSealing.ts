import type { Node } from "@opentao/node";
import type { NodeFlags } from "./flags.ts";

/** How a block is made on a node that makes none by itself. */
export function howToSeal(url: string): string {
  return `tao node seal --url ${url}`;
}

/**
 * Under manual sealing, tells once a block that transactions wait for one, and how to make it; returns what stops it.
 */
export function tellWaiting(node: Node, { sealing }: NodeFlags, tell: (text: string) => void, url: string): () => void {
  if (sealing !== "manual") return () => undefined;
  let told = false;
  const stopListening = node.pool.onReady(() => {
    if (told) return;
    told = true;
    tell(`a transaction waits for a block; make one with: ${howToSeal(url)}`);
  });
  const unsubscribe = node.chain.subscribe(() => {
    told = false;
  });
  return () => {
    stopListening();
    unsubscribe();
  };
}
