import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { Chain, type SubmitOptions, TransactionFailure } from "@opentao/sdk";
import { specWith } from "../../node/test/support/specWith.ts";

type Call = Parameters<Chain["submit"]>[0];

const runtime = createRuntime();

/** A chain whose blocks are made when a test wants them, and a connection to it. */
export class TestChain {
  readonly node: Node;
  /** Connection by which calls are sent. */
  readonly chain: Chain;
  /** Connection by which the chain is read: it follows no heads, so that it knows those that the node has now. */
  readonly reader: Chain;

  private constructor(node: Node, chain: Chain, reader: Chain) {
    this.node = node;
    this.chain = chain;
    this.reader = reader;
  }

  /** Starts a development chain with short epochs. Blocks are final when a test says so. */
  static async start(
    options: { /** States that are kept; all by default. */ readonly pruning?: number } = {},
  ): Promise<TestChain> {
    const node = await Node.start({
      spec: specWith(loadSpec("local", runtime), { initialTempo: 5, networkRateLimit: 0 }),
      runtime,
      ...options,
      rpc: { host: "127.0.0.1", port: 0 },
      sealing: { kind: "manual" },
      finality: "manual",
      authorKey: "//One",
    });
    return TestChain.over(node);
  }

  /** Connects to a node that serves JSON-RPC. */
  static async over(node: Node): Promise<TestChain> {
    const url = `ws://127.0.0.1:${node.rpcAddress?.port}`;
    return new TestChain(node, await Chain.connect(url), await Chain.connect(url));
  }

  get url(): string {
    return this.chain.url;
  }

  /** Makes blocks; the last one is final. */
  async seal(count = 1): Promise<void> {
    for (let made = 0; made < count; made += 1) await this.node.seal({ finalize: true });
  }

  /** Puts a call into a finalized block. @returns whether it did what it should */
  async send(call: Call, signer: Keypair): Promise<boolean> {
    return this.sendAll([[call, signer]]).then(([result]) => result ?? false);
  }

  /** Puts calls of different signers into one finalized block. @returns which of them did what they should */
  async sendAll(calls: readonly (readonly [Call, Keypair])[]): Promise<boolean[]> {
    const submissions = calls.map(([call, signer]) => this.#submit(call, signer));
    await Promise.all(submissions.map(({ pooled }) => pooled));
    await this.seal();
    return Promise.all(submissions.map(({ result }) => result));
  }

  /** Puts calls into the pool, and makes no block. @param signal - after which what is not in a block is forgotten */
  async offer(calls: readonly (readonly [Call, Keypair])[], signal: AbortSignal): Promise<void> {
    await Promise.all(calls.map(([call, signer]) => this.#submit(call, signer, signal).pooled));
  }

  #submit(call: Call, signer: Keypair, signal?: AbortSignal) {
    let settled: () => void = () => undefined;
    const pooled = new Promise<void>((resolve) => {
      settled = resolve;
    });
    const onStatus: SubmitOptions["onStatus"] = ({ kind }) => (kind === "pooled" ? settled() : undefined);
    const result = this.chain
      .submit(call, signer, signal === undefined ? { onStatus } : { onStatus, signal })
      .then(
        () => true,
        (error: unknown) => {
          const isRefused = error instanceof TransactionFailure || (error instanceof Error && "code" in error);
          if (isRefused || signal?.aborted === true) return false;
          throw error;
        },
      )
      .finally(settled);
    return { pooled, result };
  }

  async stop(): Promise<void> {
    this.chain.close();
    this.reader.close();
    await this.node.stop();
  }
}

/** An account of the development chain, or any other. */
export function key(name: string): Keypair {
  return keypairFromSuri(`//${name}`);
}

export const TAO = 1_000_000_000n;
