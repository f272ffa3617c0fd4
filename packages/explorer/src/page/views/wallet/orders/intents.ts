import * as z from "zod";
import { orderForm } from "./order.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
/** Steps of a signed order: the last three are ends. */
const state = z.enum(["signed", "pooled", "inBlock", "unseen", "finalized", "failed", "gone"]);

/** An order that was signed, with all that finds it again: it is kept before it is sent. */
const intent = z.object({
  hash,
  /** The transaction. */
  bytes: z
    .string()
    .max(200_000)
    .regex(/^0x(?:[0-9a-f]{2})+$/),
  /** Number of a block before the first that can hold it, and of the first that cannot any more. */
  after: z.int().nonnegative(),
  end: z.int().nonnegative(),
  genesisHash: hash,
  address: z.string().max(64),
  order: orderForm,
  /** Milliseconds since 1970. */
  at: z.number().min(0).max(8_640_000_000_000_000),
  state,
  block: hash.optional(),
  /** Name of the error by which it failed, in the chain's words, and what was said of it. */
  failure: z
    .object({ name: z.string().max(200), message: z.string().max(1_000), hint: z.string().max(1_000) })
    .optional(),
});
export type Intent = z.output<typeof intent>;
/** Change of an order on its way. */
export type IntentChange = Partial<Pick<Intent, "state" | "block" | "failure">>;

/** Each order has an entry of its own, so that tabs do not write over each other's. */
const PREFIX = "opentao-order-";
const MAX_KEPT = 50;
/** Ends of an order: nothing happens to it any more. */
const ENDS: readonly Intent["state"][] = ["finalized", "failed", "gone"];

/** Returns whether an order is still on its way. */
export function isOpen({ state: at }: Intent): boolean {
  return !ENDS.includes(at);
}

/** Orders of this browser, the newest first, in its storage. Several tabs share them. */
export class IntentBook {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #texts = "";
  #list: readonly Intent[] = [];

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Returns all of them; the same list until one changes. */
  readonly list = (): readonly Intent[] => {
    const texts = this.#entries();
    const joined = texts.join("\n");
    if (joined === this.#texts) return this.#list;
    this.#texts = joined;
    this.#list = texts.flatMap((text) => intentIn(text) ?? []).sort((a, b) => b.at - a.at);
    return this.#list;
  };

  /** Calls a listener when one changes, in this tab or another; returns what stops it. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    addEventListener("storage", listener);
    return () => {
      this.#listeners.delete(listener);
      removeEventListener("storage", listener);
    };
  };

  /** Keeps an order. @throws DOMException when the browser keeps nothing: then it must not be sent */
  add(one: Intent): void {
    this.#write(one);
    const all = this.list();
    const room = MAX_KEPT - all.filter(isOpen).length;
    const ended = all.filter((other) => !isOpen(other));
    for (const { hash: old } of ended.slice(Math.max(0, room))) this.#storage.removeItem(PREFIX + old);
    this.#tell();
  }

  /** Notes what became of an order. */
  change(of: string, change: IntentChange): void {
    const one = intentIn(this.#storage.getItem(PREFIX + of) ?? "");
    if (one === undefined) return;
    this.#write({ ...one, ...change });
    this.#tell();
  }

  /** Texts of all entries, in the order of their names. */
  #entries(): readonly string[] {
    const names = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "");
    const own = names.filter((name) => name.startsWith(PREFIX)).sort();
    return own.map((name) => this.#storage.getItem(name) ?? "");
  }

  #write(one: Intent): void {
    const write = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
    this.#storage.setItem(PREFIX + one.hash, JSON.stringify(one, write));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Reads an entry; one that is no order is not shown, and stays: another version of the page may know it. */
function intentIn(text: string): Intent | undefined {
  try {
    return intent.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
