/** Largest buffer that is worth keeping. */
const MAX_KEPT = 65_536;

/** Collects encoded bytes in a buffer that grows by doubling. */
export class Writer {
  #buffer: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(capacity = 256) {
    this.#buffer = new Uint8Array(capacity);
    this.#view = new DataView(this.#buffer.buffer);
  }

  /** True when the buffer is small enough to be kept for the next value. */
  get isReusable(): boolean {
    return this.#buffer.length <= MAX_KEPT;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** Forgets all that was written. */
  clear(): void {
    this.#length = 0;
  }

  /** Forgets what was written behind the first `length` bytes. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** One byte. */
  u8(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  /** Two bytes, little-endian. */
  u16(value: number): void {
    this.#reserve(2);
    this.#view.setUint16(this.#length, value, true);
    this.#length += 2;
  }

  /** Four bytes, little-endian. */
  u32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  /** `size` bytes (a multiple of 8) of a non-negative integer, little-endian. */
  wide(value: bigint, size: number): void {
    this.#reserve(size);
    let rest = value;
    // A view writes the lowest 64 bits of what it is given.
    this.#view.setBigUint64(this.#length, rest, true);
    for (let i = 8; i < size; i += 8) {
      rest >>= 64n;
      this.#view.setBigUint64(this.#length + i, rest, true);
    }
    this.#length += size;
  }

  /** Bytes as they are. */
  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that was written, in place: until the writer is written to again. */
  view(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** A copy of all that was written. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
    grown.set(this.#buffer);
    this.#buffer = grown;
    this.#view = new DataView(grown.buffer);
  }
}
