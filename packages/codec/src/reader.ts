import { CodecError } from "./errors.ts";

/** Most levels of types that contain themselves; deeper input is refused before the stack is at risk. */
export const MAX_DEPTH = 64;

/** Limits of what one input may hold of a type that contains itself. */
export interface NestingLimits {
  /** Name of the values in errors: `calls`. */
  readonly of?: string;
  /** Most values inside each other; {@link MAX_DEPTH} at the most, whatever their types. */
  readonly depth?: number;
  /** Most values altogether, so that memory and work are bounded however few bytes an input spends on each. */
  readonly total?: number;
}

/** Most items without a size that one input may claim: their number costs the sender nothing. */
const MAX_EMPTY_ITEMS = 65_536;

/** Eight bytes that are read as one integer: a view of each input would cost more than most inputs. */
const word = new DataView(new ArrayBuffer(8));

/** Reads a byte string from front to back; every read is checked against what is left. */
export class Reader {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #depth = 0;
  #entered = 0;
  #emptyItems = 0;
  #values = 0;
  #mostValues = Number.POSITIVE_INFINITY;

  constructor(bytes: Uint8Array) {
    // Subclasses (Node.js's Buffer) slice without copying; a plain view of the same bytes does not.
    this.#bytes =
      bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** Position of the next byte. */
  get offset(): number {
    return this.#offset;
  }

  /** One byte. */
  u8(): number {
    const start = this.#advance(1);
    return this.#bytes[start] ?? 0;
  }

  /** Two bytes, little-endian. */
  u16(): number {
    const start = this.#advance(2);
    return (this.#bytes[start] ?? 0) | ((this.#bytes[start + 1] ?? 0) << 8);
  }

  /** Four bytes, little-endian. */
  u32(): number {
    return this.#half(this.#advance(4)) >>> 0;
  }

  /** `size` bytes (a multiple of 8) as a non-negative integer, little-endian. */
  wide(size: number): bigint {
    const start = this.#advance(size);
    let value = this.#word(start + size - 8);
    for (let i = size - 16; i >= 0; i -= 8) {
      const lower = this.#word(start + i);
      value = value === 0n ? lower : (value << 64n) | lower;
    }
    return value;
  }

  /** `length` bytes, copied. */
  bytes(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.slice(start, start + length);
  }

  /** `length` bytes in place: valid as long as the input is not changed. For reading at once, not for keeping. */
  view(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Bytes that were read from `start` on, in place, as {@link view}. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#offset);
  }

  /** All that is left, copied. */
  rest(): Uint8Array {
    return this.bytes(this.remaining);
  }

  /**
   * Goes one level deeper into a type that contains itself; {@link leave} goes back. Levels and values of all such
   * types count together.
   *
   * @throws CodecError `TOO_DEEP`, `TOO_LONG`
   */
  enter({ of = "values", depth = MAX_DEPTH, total = Number.POSITIVE_INFINITY }: NestingLimits = {}): void {
    const deepest = Math.min(depth, MAX_DEPTH);
    if (this.#depth >= deepest) throw new CodecError("TOO_DEEP", `more than ${deepest} ${of} inside each other`);
    if (this.#entered >= total) throw new CodecError("TOO_LONG", `more than ${total} ${of} in one input`);
    this.#depth += 1;
    this.#entered += 1;
  }

  /** Goes back up after {@link enter}. */
  leave(): void {
    this.#depth -= 1;
  }

  /**
   * Limits items of sequences and byte strings to `most` from here on; a lower limit that is set already stays. Each
   * becomes an object of some hundred bytes where it may have been written in one or two, so their number bounds the
   * memory that an input takes.
   */
  limitValues(most: number): void {
    this.#mostValues = Math.min(this.#mostValues, this.#values + most);
  }

  /**
   * Counts items of a sequence, before they are read, or a byte string; see {@link limitValues}. @throws CodecError
   * `TOO_LONG`
   */
  countValues(count: number): void {
    this.#values += count;
    if (this.#values > this.#mostValues)
      throw new CodecError("TOO_LONG", `more than ${this.#mostValues} items of lists and byte strings in one input`);
  }

  /** Counts an item that took no bytes, so that a claimed number of them cannot keep the decoder busy. */
  countEmptyItem(): void {
    this.#emptyItems += 1;
    if (this.#emptyItems > MAX_EMPTY_ITEMS)
      throw new CodecError("TOO_LONG", `more than ${MAX_EMPTY_ITEMS} items of no size`);
  }

  /**
   * Refuses a claimed number of items, each of a byte or more, that cannot all be there. @throws CodecError
   * `UNEXPECTED_END`
   */
  expectItems(count: number): void {
    if (count > this.remaining)
      throw new CodecError("UNEXPECTED_END", `${count} items are claimed to follow, ${this.remaining} bytes do`);
  }

  /** Ends the input. @throws CodecError `LEFTOVER_BYTES` when something is left */
  end(): void {
    if (this.remaining > 0) throw new CodecError("LEFTOVER_BYTES", `${this.remaining} bytes are left after the value`);
  }

  #word(start: number): bigint {
    const low = this.#half(start);
    const high = this.#half(start + 4);
    // Many amounts are zero, and a constant need not be allocated.
    if ((low | high) === 0) return 0n;
    word.setInt32(0, low, true);
    word.setInt32(4, high, true);
    return word.getBigUint64(0, true);
  }

  /** Four bytes as a signed number, little-endian. */
  #half(start: number): number {
    const bytes = this.#bytes;
    const low = (bytes[start] ?? 0) | ((bytes[start + 1] ?? 0) << 8) | ((bytes[start + 2] ?? 0) << 16);
    return low | ((bytes[start + 3] ?? 0) << 24);
  }

  #advance(length: number): number {
    const start = this.#offset;
    const end = start + length;
    if (end > this.#bytes.length) {
      throw new CodecError(
        "UNEXPECTED_END",
        `${length} bytes are needed at offset ${start}, ${this.remaining} are there`,
      );
    }
    this.#offset = end;
    return start;
  }
}
