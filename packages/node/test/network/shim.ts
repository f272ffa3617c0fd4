import { concat } from "@opentao/codec";
import { encodeLeb128 } from "../../src/network/host/leb128.ts";

const I32 = 0x7f;
const I64 = 0x7e;
const HEAP_BASE = 65_536;

const text = (value: string): Uint8Array => sized(new TextEncoder().encode(value));
const sized = (bytes: Uint8Array): Uint8Array => concat(encodeLeb128(bytes.length), bytes);
const list = (items: readonly Uint8Array[]): Uint8Array => concat(encodeLeb128(items.length), ...items);
const section = (id: number, items: readonly Uint8Array[]): Uint8Array => concat(Uint8Array.of(id), sized(list(items)));

/** A signed integer in LEB128, as WebAssembly writes constants. */
function signed(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const byte = Number(rest & 0x7fn);
    const isLast = (rest >> 7n === 0n && (byte & 0x40) === 0) || (rest >> 7n === -1n && (byte & 0x40) !== 0);
    bytes.push(isLast ? byte : byte | 0x80);
    if (isLast) return Uint8Array.from(bytes);
  }
}

/** A WebAssembly module of which each method answers with bytes that never change: the least that light clients take for code. */
export function constantModule(answers: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(answers);
  let offset = 1024;
  const placed = entries.map(([name, bytes]) => {
    const start = offset;
    offset += bytes.length;
    return { name, bytes, start };
  });
  const bodies = placed.map(({ bytes, start }) => {
    const answer = BigInt.asIntN(64, (BigInt(bytes.length) << 32n) | BigInt(start));
    return sized(concat(Uint8Array.of(0, 0x42), signed(answer), Uint8Array.of(0x0b)));
  });
  const exported = (name: string, kind: number, index: number) =>
    concat(text(name), Uint8Array.of(kind), encodeLeb128(index));
  const constant = (value: number) => concat(Uint8Array.of(0x41), signed(BigInt(value)), Uint8Array.of(0x0b));
  return concat(
    Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
    section(1, [Uint8Array.of(0x60, 2, I32, I32, 1, I64)]),
    section(
      3,
      entries.map(() => Uint8Array.of(0)),
    ),
    section(5, [Uint8Array.of(0, 2)]),
    section(6, [concat(Uint8Array.of(I32, 0), constant(HEAP_BASE))]),
    section(7, [
      exported("memory", 2, 0),
      exported("__heap_base", 3, 0),
      ...placed.map(({ name }, index) => exported(name, 0, index)),
    ]),
    section(10, bodies),
    section(
      11,
      placed.map(({ bytes, start }) => concat(Uint8Array.of(0), constant(start), sized(bytes))),
    ),
  );
}
