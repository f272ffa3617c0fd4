import { type ChainSpec, type Json, loadSpec, Node, rawSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { PacedTime } from "../../../node/test/support/pacedTime.ts";
import { specWith } from "../../../node/test/support/specWith.ts";
import { Chain } from "../../src/index.ts";

const runtime = createRuntime();

/** A running chain and a connection to it. */
export interface TestNetwork {
  readonly node: Node;
  readonly chain: Chain;
  readonly url: string;
  stop(): Promise<void>;
}

/** Milliseconds between blocks: quick, so that a test sees several epochs. */
const BLOCK_TIME_MS = 100;
/** SS58 address of `//One`. */
const ONE = "5Fxune7f71ZbpP2FoY3mhYcmM596Erhv1gRue4nsPwkxMR4n";

/** Options of {@link startNetwork}. */
export interface TestChain {
  readonly preset: "local" | "mainnet";
  readonly parameters?: { readonly [key: string]: Json };
  /** Port of the RPC; a free one by default. */
  readonly port?: number;
  readonly basePath?: string;
  /** True when it takes peers, such as light clients. */
  readonly hasPeers?: boolean;
}

/** Starts a node in this process, with an author, and connects to it. */
export async function startNode({
  preset,
  parameters = {},
  port = 0,
  basePath,
  hasPeers = false,
}: TestChain): Promise<{ node: Node; url: string; spec: ChainSpec }> {
  const one = specWith(loadSpec(preset, runtime), { slotDuration: BLOCK_TIME_MS, ...parameters });
  const spec = { ...one, genesis: { ...one.genesis, aura: { authorities: [ONE] } } };
  const node = await Node.start({
    spec,
    runtime,
    basePath,
    rpc: { host: "127.0.0.1", port },
    sealing: { kind: "interval", blockTimeMs: BLOCK_TIME_MS },
    authorKey: "//One",
    clock: new PacedTime(),
    ...(hasPeers ? { network: { discovery: false } } : {}),
  });
  return { node, url: `ws://127.0.0.1:${node.rpcAddress?.port}`, spec };
}

/** The same, connected, with the chain's specification for light clients: raw, as JSON. */
export async function startNetwork(options: TestChain): Promise<TestNetwork & { readonly specification: string }> {
  const { node, spec } = await startNode(options);
  const bootNodes = node.network?.addresses.filter((address) => address.includes("/ws")) ?? [];
  const network = await connected(node);
  return {
    ...network,
    // Made for those alone who ask for it: it holds the whole genesis.
    get specification() {
      return JSON.stringify(rawSpec({ ...spec, bootNodes }, runtime));
    },
  };
}

/** Connects to a node that serves; both end together. */
export async function connected(node: Node): Promise<TestNetwork> {
  const url = `ws://127.0.0.1:${node.rpcAddress?.port}`;
  const chain = await Chain.connect(url);
  return {
    node,
    chain,
    url,
    stop: async () => {
      chain.close();
      await node.stop();
    },
  };
}

/** Parameters of a fair launch in a hurry. */
export const HURRY = {
  fast: true,
  initialTempo: 12,
  weightsRateLimit: 3,
  commitReveal: false,
  networkRateLimit: 0,
  powDifficulty: "2000",
} as const;
