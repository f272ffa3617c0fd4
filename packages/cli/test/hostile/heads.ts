import { Client } from "../../../node/test/rpc/client.ts";

/** Header of a block as JSON-RPC gives it. */
interface Head {
  readonly number: string;
  readonly parentHash: string;
  readonly digest: { readonly logs: readonly string[] };
}

/** Begin of the item with the slot in a digest: a pre-runtime item of the engine `aura` with eight bytes. */
const SLOT_ITEM = "0x066175726120";

/** Returns the slot of a header. @throws Error when it names none */
function slotOf({ digest }: Head): number {
  const item = digest.logs.find((log) => log.startsWith(SLOT_ITEM));
  if (item === undefined) throw new Error("a header names no slot");
  return Number(Buffer.from(item.slice(SLOT_ITEM.length), "hex").readBigUInt64LE());
}

/** Best block of a node, by its subscription, with the slots of the first and the last that came. */
export class Heads {
  readonly #client: Client;
  #first: { readonly number: number; readonly slot: number } | undefined;
  #last = { number: 0, slot: 0 };

  private constructor(client: Client) {
    this.#client = client;
  }

  /** @param changed - called after each new best block */
  static async follow(port: number, changed: () => void): Promise<Heads> {
    const client = await Client.connect(`ws://127.0.0.1:${port}`);
    const heads = new Heads(client);
    await client.result("chain_subscribeNewHeads");
    const take = () => {
      for (const { params } of client.messages.splice(0)) {
        // The one subscription of this client brings headers.
        if (params !== undefined) heads.#note(params.result as Head);
      }
      changed();
    };
    client.socket.on("message", take);
    take();
    return heads;
  }

  get number(): number {
    return this.#last.number;
  }

  /** Returns how many slots have passed since the first block that came, and how many of them have no block. */
  slots(now: number, slotMs: number): { readonly due: number; readonly missed: number } {
    if (this.#first === undefined) return { due: 0, missed: 0 };
    const due = Math.max(this.#last.slot, Math.floor(now / slotMs) - 1) - this.#first.slot;
    return { due, missed: due - (this.#last.number - this.#first.number) };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  #note(head: Head): void {
    const number = Number(head.number);
    // Genesis has no slot.
    if (number === 0) return;
    this.#last = { number, slot: slotOf(head) };
    this.#first ??= this.#last;
  }
}
