import { CodecError } from "./error.ts";

/** Deepest nesting of containers that a decoder follows; deeper input is refused before the stack is at risk. */
export const MAX_DEPTH = 128;

/** Reads a byte string from front to back; every read is checked against what is left. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
    return this.#view.getUint8(this.#advance(1));
  }

  /** Two bytes, little-endian. */
  u16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  /** Four bytes, little-endian. */
  u32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  /** `size` bytes (a multiple of 8) as a non-negative integer, little-endian. */
  wide(size: number): bigint {
    const start = this.#advance(size);
    let value = 0n;
    for (let i = size - 8; i >= 0; i -= 8) value = (value << 64n) | this.#view.getBigUint64(start + i, true);
    return value;
  }

  /** `length` bytes, copied. */
  bytes(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.slice(start, start + length);
  }

  /** All that is left, copied. */
  rest(): Uint8Array {
    return this.bytes(this.remaining);
  }

  /** Runs `read` one level deeper. @throws CodecError `TOO_DEEP` */
  nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH)
      throw new CodecError("TOO_DEEP", `more than ${MAX_DEPTH} containers inside each other`);
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  /** @throws CodecError `LEFTOVER_BYTES` when something is left. */
  end(): void {
    if (this.remaining > 0) throw new CodecError("LEFTOVER_BYTES", `${this.remaining} bytes are left after the value`);
  }

  #advance(length: number): number {
    const start = this.#offset;
    if (length > this.remaining) {
      throw new CodecError(
        "UNEXPECTED_END",
        `${length} bytes are needed at offset ${start}, ${this.remaining} are there`,
      );
    }
    this.#offset += length;
    return start;
  }
}
