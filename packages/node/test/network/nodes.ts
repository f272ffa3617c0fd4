import type { NetworkEvent } from "../../src/network/index.ts";
import { Node, type NodeOptions } from "../../src/node.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

/** A node of the ledger chain with a network on loopback. */
export function startNode(options: Partial<NodeOptions> = {}): Promise<Node> {
  return Node.start({
    spec: ledgerSpec(),
    runtime: ledgerRuntime,
    sealing: { kind: "manual" },
    ...options,
    network: { discovery: false, ...options.network },
  });
}

/** Address at which a node can be reached over TCP. */
export function addressOf(node: Node): string {
  const address = node.network?.addresses.find((candidate) => !candidate.includes("/ws"));
  if (address === undefined) throw new Error("the node has no network");
  return address;
}

/** Settles once a node's best block has a height. */
export function reached(node: Node, number: number): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = node.chain.subscribe(() => check());
    const check = () => {
      if (node.chain.best().number < number) return;
      unsubscribe();
      resolve();
    };
    check();
  });
}

/** The next event of a kind that a node's network tells. */
export function next<K extends NetworkEvent["kind"]>(
  node: Node,
  kind: K,
): Promise<Extract<NetworkEvent, { readonly kind: K }>> {
  return new Promise((resolve) => {
    const unsubscribe = node.network?.subscribe((event) => {
      if (event.kind !== kind) return;
      unsubscribe?.();
      // The kind was just compared.
      resolve(event as Extract<NetworkEvent, { readonly kind: K }>);
    });
  });
}
