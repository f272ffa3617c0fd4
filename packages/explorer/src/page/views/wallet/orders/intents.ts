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

const KEY = "opentao-orders";
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
  #text: string | null = null;
  #list: readonly Intent[] = [];

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Returns all of them; the same list until one changes. */
  readonly list = (): readonly Intent[] => {
    const text = this.#storage.getItem(KEY);
    if (text === this.#text) return this.#list;
    this.#text = text;
    this.#list = intentsIn(text);
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
    const others = this.list().filter(({ hash: other }) => other !== one.hash);
    const room = MAX_KEPT - others.filter(isOpen).length - 1;
    let ended = 0;
    const kept = others.filter((other) => isOpen(other) || ended++ < room);
    this.#write([one, ...kept]);
  }

  /** Notes what became of an order. */
  change(of: string, change: IntentChange): void {
    this.#write(this.list().map((one) => (one.hash === of ? { ...one, ...change } : one)));
  }

  #write(list: readonly Intent[]): void {
    const write = (_: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
    this.#storage.setItem(KEY, JSON.stringify(list, write));
    for (const listener of this.#listeners) listener();
  }
}

/** Reads what is kept; an entry that is none of these is left out, as others may have written it. */
function intentsIn(text: string | null): readonly Intent[] {
  if (text === null) return [];
  try {
    const list = z.array(z.unknown()).parse(JSON.parse(text));
    return list.flatMap((one) => intent.safeParse(one).data ?? []);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
