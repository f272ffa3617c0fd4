import { encodeLeb128 } from "../host/leb128.ts";

/** Writes a protobuf message field by field. */
export class MessageWriter {
  readonly #parts: Uint8Array[] = [];

  /** A field of bytes; written also when empty. */
  bytes(number: number, value: Uint8Array): this {
    this.#parts.push(encodeLeb128(number * 8 + 2), encodeLeb128(value.length), value);
    return this;
  }

  /** A field of a 32-bit integer; left out when 0, as protobuf does. */
  u32(number: number, value: number): this {
    if (value !== 0) this.#parts.push(encodeLeb128(number * 8), encodeLeb128(value));
    return this;
  }

  /** The message. */
  finish(): Uint8Array {
    const message = new Uint8Array(this.#parts.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of this.#parts) {
      message.set(part, offset);
      offset += part.length;
    }
    return message;
  }
}
