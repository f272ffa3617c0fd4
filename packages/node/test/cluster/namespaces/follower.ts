import type { BlockRef, Hash } from "../../../src/chain/index.ts";
import { Client } from "../../rpc/client.ts";
import type { FinalityLog } from "../finalityLog.ts";
import { Lags } from "../lags.ts";

interface Head {
  readonly number: string;
}

/**
 * Follows a node over JSON-RPC: what it says is finalized goes to a log, and how far that is behind each of its best
 * blocks is counted.
 */
export class RpcFollower {
  readonly name: string;
  readonly lags = new Lags();
  readonly #client: Client;
  readonly #log: FinalityLog;
  best = 0;
  finalized = 0;
  #read = 0;

  private constructor(name: string, client: Client, log: FinalityLog) {
    this.name = name;
    this.#client = client;
    this.#log = log;
  }

  static async connect(name: string, url: string, log: FinalityLog): Promise<RpcFollower> {
    const client = await Client.connect(url);
    const follower = new RpcFollower(name, client, log);
    const heads = await client.result("chain_subscribeNewHeads");
    const finalHeads = await client.result("chain_subscribeFinalizedHeads");
    const take = () => {
      const { messages } = client;
      const answers = messages.filter(({ params }) => params === undefined);
      for (const { params } of messages.splice(0, messages.length, ...answers)) {
        if (params === undefined) continue;
        // The two subscriptions bring headers.
        const { number } = params.result as Head;
        if (params.subscription === heads) follower.#isBest(Number(number));
        if (params.subscription === finalHeads) follower.#isFinal(Number(number));
      }
    };
    client.socket.on("message", take);
    take();
    return follower;
  }

  /** Asks for the finalized blocks that were not asked for yet, from the first on, and puts them down. */
  async readFinal(): Promise<void> {
    const blocks: BlockRef[] = [];
    for (let number = this.#read + 1; number <= this.finalized; number += 1) {
      blocks.push({ number, hash: await this.hashAt(number) });
    }
    this.#read += blocks.length;
    this.#log.confirm(this.name, blocks);
  }

  /** The best chain's block at a height. @throws Error when there is none */
  async hashAt(number: number): Promise<Hash> {
    const hash = await this.#client.result("chain_getBlockHash", number);
    if (typeof hash !== "string") throw new Error(`${this.name} has no block ${number}`);
    // The method gives hashes.
    return hash as Hash;
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  #isFinal(number: number): void {
    if (this.finalized === 0) this.#log.stands(this.name, number);
    this.finalized = number;
  }

  #isBest(number: number): void {
    this.best = number;
    this.lags.note(number - this.finalized);
  }
}
