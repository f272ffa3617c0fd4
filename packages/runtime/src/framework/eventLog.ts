import { CodecError, concat, concatAll, Reader, u32, Writer, writeCompact } from "@opentao/codec";
import type { Externalities } from "../boundary.ts";
import { fail } from "./errors.ts";
import { EVENT_COUNT_KEY, EVENT_SEGMENTS_KEY, EVENTS_KEY } from "./wellKnownKeys.ts";

/** Most bytes of events that one call, with all calls inside it, may deposit. */
export const MAX_CALL_EVENTS = 4 * 1024 * 1024;
/** Bytes up to which a segment is filled: what is written twice stays small, and so does the number of segments. */
const SEGMENT = 16_384;

/** Size of the part of the block's events that is in the state already. */
interface Written {
  readonly count: number;
  readonly segments: number;
  readonly bytes: number;
}

/**
 * The events of a block. Until the block ends they stand in segments of their own in the state, so that little is
 * written twice (the last segment, until it is full), however many extrinsics the block has, and the same whether it is
 * made extrinsic by extrinsic or executed at once.
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
    for (const record of this.#pending.splice(position)) this.#pendingBytes -= record.length;
  }

  /** Bytes of the block's events so far. */
  get bytes(): number {
    return this.#written().bytes + this.#pendingBytes;
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
    const { count, segments, bytes } = this.#written();
    const last = segments === 0 ? undefined : this.#state.get(segmentKey(segments - 1));
    const isOpen = last !== undefined && last.length < SEGMENT;
    const records = concatAll(isOpen ? [last, ...this.#pending] : this.#pending);
    this.#state.set(segmentKey(isOpen ? segments - 1 : segments), records);
    const total = { segments: isOpen ? segments : segments + 1, bytes: bytes + this.#pendingBytes };
    this.#state.set(EVENT_SEGMENTS_KEY, concat(u32.encode(total.segments), u32.encode(total.bytes)));
    this.#state.set(EVENT_COUNT_KEY, u32.encode(count + this.#pending.length));
    this.rollBack(0);
  }

  /** Puts all of the block's events into `System.Events`. */
  close(): void {
    this.flush();
    const { count, segments } = this.#written();
    if (segments === 0) return;
    const length = new Writer();
    writeCompact(count, length);
    const parts = [length.finish()];
    for (let i = 0; i < segments; i += 1) {
      const key = segmentKey(i);
      const segment = this.#state.get(key);
      if (segment === undefined) break; // root can write over anything
      parts.push(segment);
      this.#state.clear(key);
    }
    this.#state.clear(EVENT_SEGMENTS_KEY);
    this.#state.set(EVENTS_KEY, concatAll(parts));
  }

  #written(): Written {
    const stored = this.#state.get(EVENT_SEGMENTS_KEY);
    if (stored === undefined) return { count: 0, segments: 0, bytes: 0 };
    const count = this.#state.get(EVENT_COUNT_KEY);
    try {
      const input = new Reader(stored);
      return { segments: input.u32(), bytes: input.u32(), count: count === undefined ? 0 : u32.decodeLeading(count) };
    } catch (error) {
      if (error instanceof CodecError) return { count: 0, segments: 0, bytes: 0 }; // written raw: events begin anew
      throw error;
    }
  }
}

function segmentKey(index: number): Uint8Array {
  return concat(EVENT_SEGMENTS_KEY, u32.encode(index));
}
