import { concat, encodeWith, U32_MAX, u32, Writer, writeCompact } from "@opentao/codec";
import type { Externalities } from "../boundary.ts";
import { fail } from "./errors.ts";
import { EVENT_BYTES_KEY, EVENT_COUNT_KEY, EVENT_RECORDS_KEY, EVENTS_KEY } from "./wellKnownKeys.ts";

/** Most bytes of events that one call, with all calls inside it, may deposit. */
export const MAX_CALL_EVENTS = 4 * 1024 * 1024;

/** A writer that waits for the next extrinsic: most are applied one by one, each over a log of its own. */
let spare: Writer | undefined;

function takeWriter(): Writer {
  const writer = spare ?? new Writer(1024);
  spare = undefined;
  return writer;
}

function returnWriter(writer: Writer): void {
  if (writer.isReusable) spare = writer;
}

/**
 * The events of a block. Until the block ends they are appended to a list of their own in the state: none is written
 * twice, however many extrinsics the block has, and it is the same whether the block is made extrinsic by extrinsic or
 * executed at once.
 */
export class EventLog {
  readonly #state: Externalities;
  /** Records that are not in the state yet, one behind the other, and where each ends. */
  #records: Writer | undefined;
  readonly #ends: number[] = [];
  #limit = Number.POSITIVE_INFINITY;

  constructor(state: Externalities) {
    this.#state = state;
  }

  /** Position to which {@link rollBack} returns. */
  get position(): number {
    return this.#ends.length;
  }

  get #pendingBytes(): number {
    return this.#ends[this.#ends.length - 1] ?? 0;
  }

  /** Forgets what was added since a position, all of which is still unwritten. */
  rollBack(position: number): void {
    if (this.#ends.length > position) this.#ends.length = position;
  }

  /** Bytes of the block's events so far. */
  get bytes(): number {
    return this.#counted(EVENT_BYTES_KEY) + this.#pendingBytes;
  }

  /**
   * Adds the record that `write` writes. Fails (`Exhausted`) the call that goes beyond {@link MAX_CALL_EVENTS}.
   *
   * @throws CodecError when the event does not fit its type; nothing is added then
   */
  add(write: (out: Writer) => void): void {
    this.#records ??= takeWriter();
    // Behind it may lie what was rolled back, or the beginning of a record that failed.
    this.#records.truncate(this.#pendingBytes);
    write(this.#records);
    if (this.#records.length > this.#limit) fail({ type: "Exhausted" });
    this.#ends.push(this.#records.length);
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
    if (this.#records === undefined || this.#ends.length === 0) return;
    this.#records.truncate(this.#pendingBytes);
    this.#state.append(EVENT_RECORDS_KEY, this.#records.view());
    this.#count(EVENT_BYTES_KEY, this.#records.length);
    this.#count(EVENT_COUNT_KEY, this.#ends.length);
    this.rollBack(0);
    returnWriter(this.#records);
    this.#records = undefined;
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
