import { toHex } from "@opentao/codec";
import { ReplayError } from "@opentao/runtime/replay";
import { keyOf, textOf } from "./keyText.ts";
import type { KnownState, Misses } from "./knownState.ts";
import { bytesOf, fieldOf, invalidAnswer, listOf, type Rpc } from "./rpc.ts";

/** Most that one replay reads. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_KEYS = 400_000;
/** Keys of one question: for values, and of a page of a prefix. */
const VALUES = 512;
const PAGE = 1000;
/** Misses that are few: something reads key after key, and goes on only where it finds what it wants. */
const FEW = 8;
/** Keys that are then read behind each, of the same map. */
const AHEAD = 256;
/** Bytes of pallet and item, with which the keys of a map begin. */
const MAP = 32;
/** Questions that wait for an answer at the same time. */
const AT_ONCE = 8;

/** Does something for each entry of a list, for a few at the same time. */
async function forEach<T>(list: readonly T[], action: (entry: T) => Promise<void>): Promise<void> {
  const rest = list.values();
  const worker = async () => {
    for (const entry of rest) await action(entry);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
}

/** Reads the state after one block from a node, within limits. */
export class StateSource {
  readonly #rpc: Rpc;
  readonly #hash: string;
  #keys = 0;
  #bytes = 0;

  constructor(rpc: Rpc, hash: string) {
    this.#rpc = rpc;
    this.#hash = hash;
  }

  /** Keys and bytes that were read. */
  get read(): { readonly keys: number; readonly bytes: number } {
    return { keys: this.#keys, bytes: this.#bytes };
  }

  /**
   * Reads what was asked for in vain.
   *
   * @throws ReplayError `TOO_LARGE`, `INVALID_ANSWER`
   */
  async fetch({ keys, prefixes }: Misses, known: KnownState, signal?: AbortSignal): Promise<void> {
    const listed: string[] = [];
    await forEach([...prefixes], async (prefix) => {
      const found = await this.#list(prefix, signal);
      for (const key of found) listed.push(key);
    });
    if (keys.size <= FEW) {
      await forEach([...keys], async (key) => {
        for (const next of await this.#page(key.slice(0, MAP), AHEAD, key, signal)) listed.push(next);
      });
    }
    const wanted = [...new Set([...keys, ...listed])].filter((key) => !known.has(key));
    const batches = Array.from({ length: Math.ceil(wanted.length / VALUES) }, (_, at) =>
      wanted.slice(at * VALUES, (at + 1) * VALUES),
    );
    await forEach(batches, async (batch) => this.#values(batch, known, signal));
    for (const prefix of prefixes) known.learnWhole(prefix);
  }

  async #list(prefix: string, signal: AbortSignal | undefined): Promise<string[]> {
    const keys: string[] = [];
    for (let last: string | undefined; ; last = keys[keys.length - 1]) {
      const page = await this.#page(prefix, PAGE, last, signal);
      for (const key of page) keys.push(key);
      if (page.length < PAGE) return keys;
    }
  }

  /** The first keys of a prefix, or those behind `after`. */
  async #page(
    prefix: string,
    count: number,
    after: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<string[]> {
    const method = "state_getKeysPaged";
    signal?.throwIfAborted();
    const start = after === undefined ? null : toHex(keyOf(after));
    const answer = await this.#rpc.request(method, [toHex(keyOf(prefix)), count, start, this.#hash]);
    const keys: string[] = [];
    for (const each of listOf(answer, count, method)) {
      const key = textOf(bytesOf(each, method));
      const last = keys[keys.length - 1] ?? after;
      if (!key.startsWith(prefix) || (last !== undefined && key <= last)) throw invalidAnswer(method);
      keys.push(key);
    }
    this.#count(keys.length, 0);
    return keys;
  }

  async #values(batch: readonly string[], known: KnownState, signal: AbortSignal | undefined): Promise<void> {
    const method = "state_queryStorageAt";
    signal?.throwIfAborted();
    const hexes = batch.map((key) => toHex(keyOf(key)));
    const [set] = listOf(await this.#rpc.request(method, [hexes, this.#hash]), 1, method);
    const list = listOf(fieldOf(set, "changes", method), batch.length, method);
    if (fieldOf(set, "block", method) !== this.#hash || list.length !== batch.length) throw invalidAnswer(method);
    for (const [at, entry] of list.entries()) {
      const [key, value] = listOf(entry, 2, method);
      if (key !== hexes[at]) throw invalidAnswer(method);
      const bytes = value === null ? undefined : bytesOf(value, method);
      this.#count(0, bytes?.length ?? 0);
      known.learn(batch[at] ?? "", bytes);
    }
    this.#count(batch.length, 0);
  }

  #count(keys: number, bytes: number): void {
    this.#keys += keys;
    this.#bytes += bytes;
    if (this.#keys <= MAX_KEYS && this.#bytes <= MAX_BYTES) return;
    const read = `${this.#keys} keys and ${this.#bytes} bytes`;
    throw new ReplayError("TOO_LARGE", `the replay has read ${read}`, "Choose fewer blocks, or a smaller subnet.");
  }
}
