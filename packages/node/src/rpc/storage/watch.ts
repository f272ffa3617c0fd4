import type { BlockRef, ChainNotification, Hash, Hex } from "../../chain/interface.ts";
import { textOf } from "../../state/text.ts";
import type { Subscription } from "../call/connection.ts";
import { bestChange } from "../call/followChain.ts";
import type { NodeServices } from "../call/services.ts";
import { hex } from "../protocol/message.ts";
import { shared } from "../results/shared.ts";

/** Bytes that a watched key takes beside its own and those of its value: its text, its places in two maps. */
const KEY_BYTES = 256;

/** A value in hex digits, once for all who watch it. */
const sharedHex = shared((value: Uint8Array) => hex(value));

type Value = Uint8Array | undefined;

/**
 * Notifies a subscriber of the values of keys as the best block changes. A block on the best one says itself what it
 * changes; only after a turn to another branch the keys are read anew, by the workers.
 */
export class StorageWatch {
  readonly #services: NodeServices;
  readonly #subscription: Subscription;
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #client: object;
  readonly #values = new Map<string, Hex | null>();
  /** Block up to which the subscriber knows everything. */
  #upTo: Hash | undefined;
  #reading = false;

  constructor(services: NodeServices, subscription: Subscription, keys: readonly Uint8Array[], client: object) {
    this.#services = services;
    this.#subscription = subscription;
    this.#keys = new Map(keys.map((key) => [textOf(key), key]));
    this.#client = client;
    for (const key of this.#keys.values()) subscription.keep(KEY_BYTES + key.length);
  }

  /** Sends the values of now. @throws WorkerError, BlockError */
  begin(): Promise<void> {
    return this.#read(this.#services.chain.best());
  }

  next(notification: ChainNotification): void {
    const best = bestChange(notification);
    if (best === undefined || this.#reading) return;
    const parent = hex(best.header.parentHash);
    if (best.kind === "imported" && parent === this.#upTo) this.#notify(best.block.hash, this.#changed(best.changes));
    else void this.#readAnew();
  }

  /** Yields those of a block's changes that are watched, in as many steps as the shorter of the two has. */
  *#changed(changes: ReadonlyMap<string, { readonly value: Value }>): Generator<readonly [string, Value]> {
    if (changes.size < this.#keys.size) {
      for (const [text, { value }] of changes) if (this.#keys.has(text)) yield [text, value];
      return;
    }
    for (const text of this.#keys.keys()) {
      const change = changes.get(text);
      if (change !== undefined) yield [text, change.value];
    }
  }

  async #readAnew(): Promise<void> {
    try {
      await this.#read(this.#services.chain.best());
    } catch (error) {
      // Whatever it was, what the client has seen is no longer the state.
      this.#services.logger.warn({ error }, "a subscription to storage could not go on");
      this.#subscription.close();
    }
  }

  /** Reads all keys until no new best block comes meanwhile. */
  async #read(first: BlockRef): Promise<void> {
    const { chain, workers } = this.#services;
    this.#reading = true;
    try {
      for (let at = first; this.#upTo !== at.hash; at = chain.best()) {
        const keys = [...this.#keys];
        const input = { hash: at.hash, keys: keys.map(([, key]) => key) };
        const values = await workers.run("values", input, this.#client);
        this.#notify(
          at.hash,
          keys.map(([text], i) => [text, values[i]] as const),
        );
      }
    } finally {
      this.#reading = false;
    }
  }

  #notify(block: Hash, values: Iterable<readonly [string, Value]>): void {
    const isFirst = this.#upTo === undefined;
    const changes: [Hex, Hex | null][] = [];
    for (const [text, value] of values) {
      const now = value === undefined ? null : sharedHex(value);
      const before = this.#values.get(text);
      if (before === now) continue;
      this.#subscription.keep((now?.length ?? 0) - (before?.length ?? 0));
      this.#values.set(text, now);
      changes.push([hex(this.#keys.get(text) ?? new Uint8Array()), now]);
    }
    this.#upTo = block;
    if (changes.length > 0 || isFirst) this.#subscription.send({ block, changes });
  }
}
