import { concat, concatAll, encodeWith, U32_MAX, u32, writeCompact } from "@opentao/codec";
import type { Externalities } from "../boundary.ts";
import { fail } from "./errors.ts";
import { EVENT_BYTES_KEY, EVENT_COUNT_KEY, EVENT_RECORDS_KEY, EVENTS_KEY } from "./wellKnownKeys.ts";

/** Most bytes of events that one call, with all calls inside it, may deposit. */
export const MAX_CALL_EVENTS = 4 * 1024 * 1024;

/**
 * The events of a block. Until the block ends they are appended to a list of their own in the state: none is written
 * twice, however many extrinsics the block has, and it is the same whether the block is made extrinsic by extrinsic or
 * executed at once.
 */
export class EventLog {
  readonly #state: Externalities;
  /** Encoded records that are not in the state yet. */
  readonly #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #limit = Number.POSITIVE_INFINITY;

  constructor(state: Externalities) {
    this.#state = state;
  }

  /** Position to which {@link rollBack} returns. */
  get position(): number {
    return this.#pending.length;
  }

  /** Forgets what was added since a position, all of which is still unwritten. */
  rollBack(position: number): void {
    while (this.#pending.length > position) this.#pendingBytes -= this.#pending.pop()?.length ?? 0;
  }

  /** Bytes of the block's events so far. */
  get bytes(): number {
    return this.#counted(EVENT_BYTES_KEY) + this.#pendingBytes;
  }

  /** Adds a record. Fails (`Exhausted`) the call that goes beyond {@link MAX_CALL_EVENTS}. */
  add(record: Uint8Array): void {
    if (this.#pendingBytes + record.length > this.#limit) fail({ type: "Exhausted" });
    this.#pending.push(record);
    this.#pendingBytes += record.length;
  }

  /** Runs a call, whose events are limited together with those of the calls inside it. */
  limited<T>(action: () => T): T {
    const before = this.#limit;
    this.#limit = Math.min(before, this.#pendingBytes + MAX_CALL_EVENTS);
    try {
      return action();
    } finally {
      this.#limit = before;
    }
  }

  /** Writes what is not in the state yet. Not within a transaction that may be rolled back to before the events. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const records = concatAll(this.#pending);
    this.#state.append(EVENT_RECORDS_KEY, records);
    this.#count(EVENT_BYTES_KEY, records.length);
    this.#count(EVENT_COUNT_KEY, this.#pending.length);
    this.rollBack(0);
  }

  /** Puts all of the block's events into `System.Events`. */
  close(): void {
    this.flush();
    const records = this.#state.get(EVENT_RECORDS_KEY);
    if (records === undefined) return;
    const count = encodeWith((out) => writeCompact(this.#counted(EVENT_COUNT_KEY), out));
    this.#state.set(EVENTS_KEY, concat(count, records));
    this.#state.clear(EVENT_RECORDS_KEY);
    this.#state.clear(EVENT_BYTES_KEY);
  }

  #count(key: Uint8Array, more: number): void {
    this.#state.set(key, u32.encode(Math.min(this.#counted(key) + more, U32_MAX)));
  }

  /** Number under a key of the log; root can write over anything, and events begin anew then. */
  #counted(key: Uint8Array): number {
    const stored = this.#state.get(key);
    return stored === undefined || stored.length < 4 ? 0 : u32.decodeLeading(stored);
  }
}
