import { malformed } from "./errors.ts";
import { encodeLeb128 } from "./host/leb128.ts";

/** One field of a message: its number and what stands in it. */
export type Field =
  | { readonly number: number; readonly kind: "integer"; readonly value: bigint }
  | { readonly number: number; readonly kind: "bytes"; readonly value: Uint8Array };

/** Most fields that one message may have: fields without content cost the sender two bytes each. */
const MAX_FIELDS = 100_000;

/** A varint of 64 bits takes ten bytes. */
const MAX_VARINT = 10;

/**
 * The fields of a protobuf message in the order of the bytes. Of the wire types, varints and length-delimited fields
 * are read; fixed-size fields are skipped.
 *
 * @throws NetworkError `MALFORMED`
 */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  let offset = 0;
  for (let count = 0; offset < bytes.length; count += 1) {
    if (count === MAX_FIELDS) throw malformed(`a message has more than ${MAX_FIELDS} fields`);
    const tag = varint(bytes, offset);
    offset = tag.end;
    const number = Number(tag.value >> 3n);
    if (number === 0 || number > 0x1fff_ffff) throw malformed("a field has a number that does not exist");
    const wire = Number(tag.value & 7n);
    if (wire === 0) {
      const { value, end } = varint(bytes, offset);
      offset = end;
      yield { number, kind: "integer", value };
    } else if (wire === 2) {
      const length = varint(bytes, offset);
      const end = length.end + Number(length.value);
      if (end > bytes.length) throw malformed("a field is longer than its message");
      offset = end;
      yield { number, kind: "bytes", value: bytes.slice(length.end, end) };
    } else if (wire === 1 || wire === 5) {
      offset += wire === 1 ? 8 : 4;
      if (offset > bytes.length) throw malformed("a field is longer than its message");
    } else throw malformed(`a field has the wire type ${wire}`);
  }
}

function varint(bytes: Uint8Array, start: number): { readonly value: bigint; readonly end: number } {
  // Nearly all are of one byte, and there may be many.
  const first = bytes[start];
  if (first !== undefined && first < 0x80) return { value: BigInt(first), end: start + 1 };
  let value = 0n;
  for (let i = 0; i < MAX_VARINT; i += 1) {
    const byte = bytes[start + i];
    if (byte === undefined) throw malformed("a message ends within an integer");
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) {
      if (value >= 1n << 64n) break;
      return { value, end: start + i + 1 };
    }
  }
  throw malformed("an integer has more than 64 bits");
}

/** The content of a field that holds bytes. @throws NetworkError `MALFORMED` */
export function bytesOf(field: Field): Uint8Array {
  if (field.kind === "bytes") return field.value;
  throw malformed(`field ${field.number} is not of bytes`);
}

/** The content of a field that holds a 32-bit integer. @throws NetworkError `MALFORMED` */
export function u32Of(field: Field): number {
  if (field.kind === "integer" && field.value <= 0xffff_ffffn) return Number(field.value);
  throw malformed(`field ${field.number} is not a 32-bit integer`);
}

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
