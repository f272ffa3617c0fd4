import { type Chain, type Client, start as startNew } from "smoldot";
import { start as startOld } from "smoldot-2";

/** The versions that are tried. */
export const VERSIONS = { "3.4.1": startNew, "2.0.40": startOld } as const;
export type Version = keyof typeof VERSIONS;

/** State of a follower of the chain. */
export class LightFollower {
  /** Hashes of blocks that were reported. */
  readonly blocks = new Set<string>();
  readonly finalized: string[] = [];
  /** Log of the client. */
  readonly log: string[] = [];
  readonly #client: Client;
  #chain: Chain | undefined;
  #changed: (() => void)[] = [];
  #subscription = "";
  /** Values by key of the storage queries that were answered; the reason of those that were not. */
  readonly storage: (string | Readonly<Record<string, string>>)[] = [];

  private constructor(version: Version) {
    const logCallback = (_level: number, target: string, message: string) => this.#note(`${target} ${message}`);
    this.#client = VERSIONS[version]({ logCallback, maxLogLevel: 4 });
  }

  /** A light client, unmodified, that follows the chain of a specification. */
  static async start(version: Version, chainSpec: string): Promise<LightFollower> {
    const follower = new LightFollower(version);
    follower.#chain = await follower.#client.addChain({ chainSpec });
    void follower.#read(follower.#chain);
    follower.#send("chainHead_v1_follow", [false]);
    return follower;
  }

  /** Asks for a value after a finalized block. */
  query(block: string, key: string): void {
    this.#send("chainHead_v1_storage", [this.#subscription, block, [{ key, type: "value" }], null]);
  }

  /** Settles once something is so. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  stop(): Promise<void> {
    return this.#client.terminate();
  }

  #note(line: string): void {
    this.log.push(line);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#changed.splice(0)) wake();
  }

  #send(method: string, params: unknown[]): void {
    this.#chain?.sendJsonRpc(JSON.stringify({ jsonrpc: "2.0", id: method, method, params }));
  }

  async #read(chain: Chain): Promise<void> {
    try {
      for (;;) this.#take(JSON.parse(await chain.nextJsonRpcResponse()));
    } catch (error) {
      this.#note(`ended: ${error instanceof Error ? error.name : "?"}`);
    }
  }

  #take({ id, result, params }: { id?: string; result?: unknown; params?: { result: Event } }): void {
    if (id === "chainHead_v1_follow" && typeof result === "string") this.#subscription = result;
    const event = params?.result;
    if (event?.event === "initialized") this.finalized.push(...event.finalizedBlockHashes);
    else if (event?.event === "newBlock") this.blocks.add(event.blockHash);
    else if (event?.event === "finalized") this.finalized.push(...event.finalizedBlockHashes);
    else if (event?.event === "operationStorageItems") {
      this.storage.push(Object.fromEntries(event.items.map(({ key, value }) => [key, value])));
    } else if (event?.event === "operationInaccessible" || event?.event === "operationError") {
      this.storage.push(event.event);
    }
    // The client jumped over blocks by a warp: what it followed is over.
    else if (event?.event === "stop") this.#send("chainHead_v1_follow", [false]);
    this.#wake();
  }
}

type Event =
  | { readonly event: "initialized"; readonly finalizedBlockHashes: string[] }
  | { readonly event: "newBlock"; readonly blockHash: string }
  | { readonly event: "finalized"; readonly finalizedBlockHashes: string[] }
  | { readonly event: "operationStorageItems"; readonly items: { readonly key: string; readonly value: string }[] }
  | { readonly event: "operationInaccessible" | "operationError" | "stop" };
