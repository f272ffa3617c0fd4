import { concat } from "@opentao/codec";
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
    return concat(...this.#parts);
  }
}
