import { TransactionPool } from "../../src/pool/index.ts";
import { systemClock } from "../../src/primitives/clock.ts";
import { type Logger, silentLogger } from "../../src/primitives/logger.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import type { NodeServices } from "../../src/rpc/call/services.ts";
import { type RpcOptions, RpcServer } from "../../src/rpc/index.ts";
import type { ChainSpec } from "../../src/spec/index.ts";
import { SignatureVerifier } from "../../src/state/index.ts";
import { InlineWorkers } from "../../src/workers/index.ts";
import { ScriptedChain } from "../pool/scriptedChain.ts";

const SPEC: ChainSpec = {
  name: "Scripted",
  id: "scripted",
  chainType: "Development",
  properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" },
  bootNodes: [],
  genesis: {},
};

/** A server over the scripted chain, on a free port; its complaints are kept. */
export async function startServer(options: Partial<RpcOptions> = {}, given: Partial<NodeServices> = {}) {
  const chain = new ScriptedChain();
  const complaints: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    error: (fields, message) => complaints.push(`${message} ${String(Object.values(fields))}`),
  };
  const pool = new TransactionPool({ chain, clock: systemClock });
  const services: NodeServices = {
    chain,
    pool,
    spec: SPEC,
    nodeOnly: new Set(),
    workers: new InlineWorkers({
      chain,
      nodeOnly: given?.nodeOnly ?? new Set(),
      signatures: new SignatureVerifier(),
      prove: () => [],
    }),
    rawSpec: () => SPEC,
    sealer: {
      seal: async ({ finalize = false, parent } = {}) => {
        const block = chain.append(
          [...pool.ready()].map(({ bytes }) => bytes),
          parent,
        );
        if (finalize) chain.finalize(block);
        return block;
      },
      finalize: (hash) => chain.finalize({ hash, number: chain.header(hash)?.number ?? 0 }),
    },
    system: { implementation: "test", version: "1.2.3", authority: true, peers: () => 0 },
    metrics: new Metrics(),
    clock: systemClock,
    logger,
    ...given,
  };
  const server = await RpcServer.start(services, { host: "127.0.0.1", port: 0, ...options });
  const { port } = server.address;
  return { chain, pool, services, server, complaints, http: `http://127.0.0.1:${port}`, ws: `ws://127.0.0.1:${port}` };
}

/** Posts a text as JSON-RPC; the status and the parsed answer. */
export async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return { status: response.status, headers: response.headers, answer: isJson ? JSON.parse(text) : text };
}
