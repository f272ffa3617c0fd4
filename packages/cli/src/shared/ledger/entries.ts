import * as z from "zod/mini";

/** Longest text and largest transaction that the ledger keeps, in characters of their texts. */
const MAX_TEXT = 2_000;
export const MAX_TRANSACTION = 12_000_000;

const text = z.string().check(z.maxLength(MAX_TEXT));
const number = z.number().check(z.nonnegative());

/** Line about what a person meant to do, before anything is signed. */
const meant = z.object({
  kind: z.literal("meant"),
  id: text,
  /** ISO 8601. */
  time: text,
  /** In a sentence. */
  what: text,
  /** Address of the node, and the chain's genesis block. */
  url: text,
  genesisHash: text,
  /** SS58 address of who signs. */
  address: text,
  /** Process that does it, and when and where it began, where that can be told. */
  pid: number,
  started: z.optional(z.object({ place: text, ticks: text })),
});

/** Line about what was signed, written before it is sent. */
const signed = z.object({
  kind: z.literal("signed"),
  id: text,
  time: text,
  hash: text,
  /** The transaction in hex. */
  transaction: z.string().check(z.maxLength(MAX_TRANSACTION), z.regex(/^0x[0-9a-f]*$/)),
  nonce: number,
  /** Again what the line before says, in case that it cannot be read. */
  what: z.optional(text),
  url: z.optional(text),
  genesisHash: z.optional(text),
  address: z.optional(text),
  /** Numbers of a block before the first that can hold it, and of the first that cannot any more (`null`: none). */
  after: number,
  end: z.nullable(number),
});

/** Line about what became of it. */
const ended = z.object({
  kind: z.literal("ended"),
  id: text,
  time: text,
  /**
   * `done`: it stands in a block and did what it should; `failed`: it stands in a block and failed there; `refused`:
   * the node did not take it; `expired`: no block holds it, and none can any more; `unsigned`: nothing was signed.
   */
  outcome: z.enum(["done", "failed", "refused", "expired", "unsigned"]),
  blockHash: z.optional(text),
  /** Paid, in rao. */
  fee: z.optional(z.string().check(z.regex(/^\d{1,30}$/))),
  /** Reason of a failure. */
  error: z.optional(text),
});

/** Schema of a line of the ledger. */
export const entrySchema = z.discriminatedUnion("kind", [meant, signed, ended]);

/** A line of the ledger. */
export type LedgerEntry = z.infer<typeof entrySchema>;
export type Meant = z.infer<typeof meant>;
export type Signed = z.infer<typeof signed>;
export type Ended = z.infer<typeof ended>;

/** All that the ledger says of one action. One of the first two is there, or both. */
export interface Intent {
  readonly id: string;
  /** `undefined` where its line cannot be read. */
  readonly meant: Meant | undefined;
  readonly signed: Signed | undefined;
  readonly ended: Ended | undefined;
}

/**
 * Gathers the lines of each action, in the order in which they were begun. A signature counts without the line before
 * it, which a crash may have cut off, and against a note that nothing was signed, which another process may have made.
 */
export function intentsOf(entries: readonly LedgerEntry[]): readonly Intent[] {
  const intents = new Map<string, Intent>();
  for (const entry of entries) {
    const known = intents.get(entry.id) ?? { id: entry.id, meant: undefined, signed: undefined, ended: undefined };
    intents.set(entry.id, { ...known, [entry.kind]: entry });
  }
  return [...intents.values()]
    .filter(({ meant, signed }) => meant !== undefined || signed !== undefined)
    .map((intent) => {
      const isWrong = intent.signed !== undefined && intent.ended?.outcome === "unsigned";
      return isWrong ? { ...intent, ended: undefined } : intent;
    });
}

/** Cuts a text to what the ledger keeps. */
export function kept(of: string): string {
  return of.length > MAX_TEXT ? `${of.slice(0, MAX_TEXT - 1)}…` : of;
}
