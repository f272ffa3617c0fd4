import type { Node } from "../../src/node.ts";

/** Settles once a node's finalized block has a height. */
export function finalized(node: Node, number: number): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = node.chain.subscribe(() => check());
    const check = () => {
      if (node.chain.finalized().number < number) return;
      unsubscribe();
      resolve();
    };
    check();
  });
}
