import type { Node } from "@opentao/node";
import type { NodeFlags } from "./flags.ts";

/** Returns the command that makes a block on a node that makes none by itself. */
export function sealCommandFor(url: string): string {
  return `tao node seal --url ${url}`;
}

/**
 * Under manual sealing, reports once after each block that a transaction waits for the next, and how to make it.
 *
 * @returns the disposer
 */
export function logWaitingTransactions(
  node: Node,
  { sealing }: NodeFlags,
  write: (text: string) => void,
  url: string,
): () => void {
  if (sealing !== "manual") return () => undefined;
  let isReported = false;
  const stopWatchingPool = node.pool.onReady(() => {
    if (isReported) return;
    isReported = true;
    write(`a transaction waits for a block; make one with: ${sealCommandFor(url)}`);
  });
  const unsubscribe = node.chain.subscribe(() => {
    isReported = false;
  });
  return () => {
    stopWatchingPool();
    unsubscribe();
  };
}
