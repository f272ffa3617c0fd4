import { bytes, option, toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { headOf, rpcHeader } from "../../../sdk/src/chain/heads/header.ts";
import { type Asked, answer, FakeNode, notify } from "../../../sdk/test/chain/fakeNode.ts";
import { runtimeMetadata } from "../../../sdk/test/descriptors/metadata.ts";

type WebSocket = Parameters<typeof answer>[0];

const METADATA = toHex(option(bytes()).encode(runtimeMetadata()));
const VERSION = { specVersion: 425, transactionVersion: 1 };

function root(text: string): string {
  return toHex(blake2b256(new TextEncoder().encode(text)));
}

/**
 * A node whose chain is as long as a test says and whose blocks are empty. It tells heads, and answers what a page asks
 * first; what it shall not answer stays without one.
 */
export class FakeChain {
  /** Methods that get no answer, until `release`. */
  readonly silent = new Set<string>();
  /** Errors that methods answer with. */
  readonly refused = new Map<string, string>();
  /** Methods that were asked for, in their order. */
  readonly asked: string[] = [];
  genesis = "one";
  /** Height of the block that is told whichever is asked for. */
  toldInstead: number | undefined;
  #node: FakeNode | undefined;
  readonly #held: (() => void)[] = [];
  readonly #sockets = new Map<"best" | "finalized", WebSocket>();
  readonly #headers: unknown[] = [];
  #best = 0;
  #finalized = 0;

  private constructor() {
    this.grow(0);
  }

  /** Starts it. @param port - a free one by default */
  static async start(port = 0): Promise<FakeChain> {
    const chain = new FakeChain();
    chain.#node = await FakeNode.start((socket, asked) => chain.#onRequest(socket, asked), port);
    return chain;
  }

  get url(): string {
    return this.#node?.url ?? "";
  }

  /** Makes blocks up to a height, and tells nobody yet. */
  prepare(height: number): void {
    for (let number = this.#headers.length; number <= height; number += 1) this.#headers.push(this.#header(number));
  }

  /** Makes blocks up to a height and says them to be the best. */
  grow(best: number, finalized = this.#finalized): void {
    this.prepare(best);
    this.#best = best;
    this.#finalized = finalized;
    this.#tell("best", best);
    this.#tell("finalized", finalized);
  }

  /** Forgets blocks: the chain is shorter, as after an old copy of the database was put back. */
  shorten(best: number, finalized: number): void {
    this.#headers.splice(best + 1);
    this.grow(best, finalized);
  }

  /** Takes another branch from a height on, up to the same height. */
  fork(from: number): void {
    this.genesis += " forked";
    this.#headers.splice(from);
    this.grow(this.#best);
  }

  /** Becomes another chain. */
  become(genesis: string): void {
    this.genesis = genesis;
    this.#headers.length = 0;
    this.grow(0, 0);
  }

  /** Breaks all connections; the node goes on to listen. */
  drop(): void {
    for (const socket of this.#sockets.values()) socket.terminate();
    this.#sockets.clear();
  }

  /** Gives the answers that were held back. */
  release(): void {
    this.silent.clear();
    for (const give of this.#held.splice(0)) give();
  }

  /** Resolves as soon as nobody is connected. */
  async abandoned(): Promise<void> {
    await this.#node?.abandoned();
  }

  /** Ends it. */
  async stop(): Promise<void> {
    await this.#node?.stop();
  }

  /** Hash of a block. */
  hash(number: number): string | null {
    const header = this.#headers[number];
    return header === undefined ? null : headOf(rpcHeader.parse(header)).hash;
  }

  #header(number: number): unknown {
    return {
      parentHash: number === 0 ? `0x${"00".repeat(32)}` : this.hash(number - 1),
      number: `0x${number.toString(16)}`,
      stateRoot: root(`state ${number}`),
      extrinsicsRoot: root(this.genesis),
      digest: { logs: [] },
    };
  }

  #tell(kind: "best" | "finalized", number: number): void {
    const socket = this.#sockets.get(kind);
    if (socket !== undefined) notify(socket, kind, this.#headers[number]);
  }

  #byHash(hash: unknown): unknown {
    return this.#headers.find((_, number) => this.hash(number) === hash) ?? null;
  }

  #onRequest(socket: WebSocket, asked: Asked): void {
    this.asked.push(asked.method);
    const give = (): void => {
      const fault = this.refused.get(asked.method);
      if (fault === undefined) this.#answer(socket, asked);
      else socket.send(JSON.stringify({ jsonrpc: "2.0", id: asked.id, error: { code: -32_000, message: fault } }));
    };
    if (this.silent.has(asked.method)) this.#held.push(give);
    else give();
  }

  #answer(socket: WebSocket, asked: Asked): void {
    if (asked.method === "chain_subscribeNewHeads") this.#subscribe("best", this.#best, socket, asked);
    else if (asked.method === "chain_subscribeFinalizedHeads")
      this.#subscribe("finalized", this.#finalized, socket, asked);
    else answer(socket, asked, this.#result(asked));
  }

  #result({ method, params: [first] }: Asked): unknown {
    switch (method) {
      case "chain_getBlockHash":
        return this.hash(Number(first));
      case "chain_getHeader":
        return first === null ? this.#headers[this.#best] : this.#byHash(first);
      case "chain_getBlock": {
        const header = this.toldInstead === undefined ? this.#byHash(first) : this.#headers[this.toldInstead];
        return header === null ? null : { block: { header, extrinsics: [] } };
      }
      case "state_getRuntimeVersion":
        return VERSION;
      case "state_call":
        return METADATA;
      default:
        return null;
    }
  }

  #subscribe(kind: "best" | "finalized", number: number, socket: WebSocket, asked: Asked): void {
    this.#sockets.set(kind, socket);
    answer(socket, asked, kind);
    this.#tell(kind, number);
  }
}
