import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AccountId,
  type AnyCodec,
  array,
  bool,
  bytes,
  bytesInPlace,
  type Codec,
  CodecError,
  compact,
  concat,
  fixedBytes,
  fromHex,
  i8,
  i16,
  i32,
  i64,
  i128,
  lazy,
  MAX_DEPTH,
  makeCodec,
  map,
  option,
  Reader,
  result,
  set,
  str,
  struct,
  toHex,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
  unit,
  variant,
  vec,
  type Writer,
  withEncoded,
} from "../src/index.ts";

const hex = (codec: AnyCodec, value: unknown) => toHex(codec.encode(value));
const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof CodecError ? error.code : error;
  }
  return "no error";
};

describe("known answers", () => {
  it.each<[string, AnyCodec, unknown, string]>([
    ["u8", u8, 69, "0x45"],
    ["u16", u16, 42, "0x2a00"],
    ["u32", u32, 16_777_215, "0xffffff00"],
    ["i8", i8, -1, "0xff"],
    ["i16", i16, -2, "0xfeff"],
    ["i32", i32, -2_147_483_648, "0x00000080"],
    ["u64", u64, 1n, "0x0100000000000000"],
    ["i64", i64, -1n, "0xffffffffffffffff"],
    ["u128", u128, 1n << 64n, "0x00000000000000000100000000000000"],
    ["i128", i128, -1n, "0xffffffffffffffffffffffffffffffff"],
    ["u256", u256, 255n, `0xff${"00".repeat(31)}`],
    ["compact 0", compact(u32), 0, "0x00"],
    ["compact 63", compact(u8), 63, "0xfc"],
    ["compact 64", compact(u32), 64, "0x0101"],
    ["compact 16383", compact(u16), 16_383, "0xfdff"],
    ["compact 16384", compact(u32), 16_384, "0x02000100"],
    ["compact 2^30-1", compact(u32), 1_073_741_823, "0xfeffffff"],
    ["compact 2^30", compact(u32), 1_073_741_824, "0x0300000040"],
    ["compact 2^32", compact(u64), 1n << 32n, "0x070000000001"],
    ["compact 2^40 - 1", compact(u64), (1n << 40n) - 1n, "0x07ffffffffff"],
    ["compact 2^40", compact(u64), 1n << 40n, "0x0b000000000001"],
    ["compact 2^48 - 1", compact(u128), (1n << 48n) - 1n, "0x0bffffffffffff"],
    ["compact 2^48", compact(u64), 1n << 48n, "0x0f00000000000001"],
    ["compact 2^53 - 1", compact(u64), (1n << 53n) - 1n, "0x0fffffffffffff1f"],
    ["compact 2^53", compact(u64), 1n << 53n, "0x0f00000000000020"],
    ["compact u64 max", compact(u64), (1n << 64n) - 1n, "0x13ffffffffffffffff"],
    ["bool", bool, true, "0x01"],
    ["str", str, "Hamlet", "0x1848616d6c6574"],
    ["vec", vec(u16), [4, 8, 15, 16, 23, 42], "0x18040008000f00100017002a00"],
    ["option none", option(u8), undefined, "0x00"],
    ["option bool", option(bool), false, "0x0100"],
    ["tuple", tuple(compact(u32), bool), [3, false], "0x0c00"],
    ["result", result(u8, bool), { type: "Err", value: false }, "0x0100"],
    ["variant", variant({ A: null, B: { index: 7, codec: u8 } }), { type: "B", value: 42 }, "0x072a"],
    [
      "map",
      map(u16, bool),
      [
        [2, true],
        [1, false],
      ],
      "0x080100000200".concat("01"),
    ],
    ["struct", struct({ firstField: u8, second: str }), { firstField: 1, second: "a" }, "0x010461"],
  ])("%s", (_name, codec, value, expected) => {
    expect(hex(codec, value)).toBe(expected);
    expect(hex(codec, codec.decode(fromHex(expected)))).toBe(expected);
  });
});

describe("strict decoding", () => {
  it.each<[string, AnyCodec, string, string]>([
    ["leftover", u8, "0x0102", "LEFTOVER_BYTES"],
    ["end", u32, "0x0102", "UNEXPECTED_END"],
    ["long compact form", compact(u32), "0x0100", "NON_CANONICAL"],
    ["compact of five bytes with a leading zero", compact(u64), "0x07ffffffff00", "NON_CANONICAL"],
    ["compact of six bytes with a leading zero", compact(u64), "0x0bffffffffff00", "NON_CANONICAL"],
    ["compact of four bytes that two would hold", compact(u64), "0x03ffffff3f", "NON_CANONICAL"],
    ["compact of five bytes that breaks off", compact(u64), "0x07ffffffff", "UNEXPECTED_END"],
    ["compact with leading zeros", compact(u64), "0x13ffffffff00000000", "NON_CANONICAL"],
    ["compact too wide", compact(u8), "0x0104", "OUT_OF_RANGE"],
    ["bool", bool, "0x02", "INVALID_VALUE"],
    ["option", option(u8), "0x0200", "INVALID_VALUE"],
    ["variant", variant({ A: null }), "0x01", "UNKNOWN_VARIANT"],
    ["text", str, "0x04ff", "INVALID_VALUE"],
    ["bounded bytes", bytes(2), "0x0c010203", "TOO_LONG"],
    ["huge claimed length", vec(AccountId), "0xfeffffff00", "UNEXPECTED_END"],
    ["huge claimed bytes", bytes(), "0xfeffffff00", "UNEXPECTED_END"],
    ["a billion empty items", vec(unit), "0xfeffffff", "TOO_LONG"],
  ])("refuses %s", (_name, codec, input, code) => {
    expect(codeOf(() => codec.decode(fromHex(input)))).toBe(code);
  });

  it.each<[string, AnyCodec, Uint8Array, number]>([
    ["items of lists", vec(u8), fromHex("0x0c010203"), 3],
    ["items of arrays", array(u8, 3), fromHex("0x010203"), 3],
    ["byte strings, however long", vec(bytes()), fromHex("0x0c000c010203" + "00"), 6],
    ["byte strings of fixed length", tuple(AccountId, AccountId), new Uint8Array(64), 2],
    ["texts", tuple(str, str), fromHex("0x0000"), 2],
    ["what lists in lists hold", vec(vec(u8)), fromHex("0x0804010801" + "02"), 5],
  ])("counts %s where an input is limited", (_name, codec, input, values) => {
    const read = (most: number) => {
      const reader = new Reader(input);
      reader.limitValues(most);
      // A wider limit does not lift a narrower one.
      reader.limitValues(most + 1);
      return codec.decodeFrom(reader);
    };
    expect(read(values)).toEqual(codec.decode(input));
    expect(codeOf(() => read(values - 1))).toBe("TOO_LONG");
  });

  it("refuses bottomless nesting", () => {
    type Nested = { type: "End"; value?: undefined } | { type: "More"; value: Nested };
    const nested: Codec<Nested> = variant({ End: null, More: lazy((): Codec<Nested> => nested) }) as Codec<Nested>;
    expect(codeOf(() => nested.decode(new Uint8Array(100_000).fill(1)))).toBe("TOO_DEEP");
    expect(nested.decode(fromHex("0x010100"))).toEqual({
      type: "More",
      value: { type: "More", value: { type: "End" } },
    });
  });

  it("does not let items without a size multiply", () => {
    const inner = fromHex("0xfeff0300");
    const input = new Uint8Array(4 + 4000).fill(0);
    input.set(compact(u32).encode(2000));
    for (let i = 2; i + 4 <= input.length; i += 4) input.set(inner, i);
    expect(codeOf(() => vec(vec(unit)).decode(input))).toBe("TOO_LONG");
  });

  it("follows types into themselves as deep as the limit and no deeper", () => {
    type Nested = { type: "End"; value?: undefined } | { type: "More"; value: Nested[] };
    const nested: Codec<Nested> = variant({ End: null, More: vec(lazy((): Codec<Nested> => nested)) }) as Codec<Nested>;
    const levels = (count: number) => fromHex("0104".repeat(count).concat("00"));
    expect(toHex(nested.encode(nested.decode(levels(MAX_DEPTH))))).toBe(toHex(levels(MAX_DEPTH)));
    expect(codeOf(() => nested.decode(levels(MAX_DEPTH + 1)))).toBe("TOO_DEEP");
  });

  it("reads as many values of a type that contains itself as it is limited to, and no more", () => {
    type Nested = { type: "End"; value?: undefined } | { type: "More"; value: Nested[] };
    const limits = { of: "things", depth: 2, total: 5 };
    const nested: Codec<Nested> = variant({
      End: null,
      More: vec(lazy((): Codec<Nested> => nested, limits)),
    }) as Codec<Nested>;
    const wide = (count: number) => Uint8Array.from([1, count << 2, ...new Uint8Array(count)]);
    expect(nested.decode(wide(5)).value?.length).toBe(5);
    expect(codeOf(() => nested.decode(wide(6)))).toBe("TOO_LONG");
    expect(nested.decode(fromHex("0x0104010400"))).toMatchObject({ value: [{ value: [{ type: "End" }] }] });
    expect(codeOf(() => nested.decode(fromHex("0x01040104010400")))).toBe("TOO_DEEP");
  });

  it("asks how many items can be there before it reads more than one", () => {
    let read = 0;
    const counted = makeCodec(u8.type, u8.encodeTo, (input) => {
      read += 1;
      return u8.decodeFrom(input);
    });
    expect(codeOf(() => vec(counted).decode(concat(compact(u32).encode(1001), new Uint8Array(1000))))).toBe(
      "UNEXPECTED_END",
    );
    expect(read).toBe(1);
  });

  it("copies what it returns, also out of a Buffer", () => {
    const input = Buffer.from([8, 1, 2]);
    const value = bytes().decode(input);
    input.fill(9);
    expect(value).toEqual(Uint8Array.of(1, 2));
    expect(value.constructor).toBe(Uint8Array);
  });

  it("puts sets and maps in order, the last of two equal keys counting", () => {
    expect(set(u16).decode(fromHex("0x0c020001000200"))).toEqual([1, 2]);
    expect(set(u16).decode(fromHex("0x0800010100"))).toEqual([1, 256]);
    expect(map(u8, bool).decode(fromHex("0x0c020001000201"))).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(
      set(tuple(u16, u8)).encode([
        [256, 1],
        [1, 9],
        [1, 2],
      ]),
    ).toEqual(fromHex("0x0c010002010009000101"));
  });

  it("reads the beginning of a longer value when told so", () => {
    expect(u16.decodeLeading(fromHex("0x0100ffff"))).toBe(1);
  });

  it("refuses values that do not fit", () => {
    expect(codeOf(() => u8.encode(256))).toBe("OUT_OF_RANGE");
    expect(codeOf(() => u64.encode(-1n))).toBe("OUT_OF_RANGE");
    expect(codeOf(() => fixedBytes(2).encode(new Uint8Array(3)))).toBe("INVALID_VALUE");
    expect(codeOf(() => array(u8, 2).encode([1]))).toBe("INVALID_VALUE");
    expect(codeOf(() => bool.encode(Object(1)))).toBe("INVALID_VALUE");
    expect(codeOf(() => bytes().encode(Object("0x00")))).toBe("INVALID_VALUE");
    expect(codeOf(() => vec(u8).encode(Object(3)))).toBe("INVALID_VALUE");
    expect(codeOf(() => struct({ a: u8 }).encode(Object.create(null)))).toBe("OUT_OF_RANGE");
    expect(codeOf(() => fromHex("0x1g"))).toBe("INVALID_HEX");
    expect(codeOf(() => fromHex("0x123"))).toBe("INVALID_HEX");
  });
});

/** A codec with a generator of its values. */
interface Case {
  readonly codec: AnyCodec;
  readonly value: fc.Arbitrary<unknown>;
}

const leaves: Case[] = [
  { codec: u8, value: fc.nat(255) },
  { codec: u32, value: fc.nat(0xffffffff) },
  { codec: compact(u32), value: fc.nat(0xffffffff) },
  { codec: compact(u128), value: fc.bigInt(0n, (1n << 128n) - 1n) },
  { codec: i64, value: fc.bigInt(-(1n << 63n), (1n << 63n) - 1n) },
  { codec: bool, value: fc.boolean() },
  { codec: str, value: fc.string({ unit: "binary" }) },
  { codec: bytes(), value: fc.uint8Array() },
];

const cases: fc.Arbitrary<Case> = fc.letrec<{ node: Case }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...leaves),
    tie("node").map(({ codec, value }) => ({ codec: vec(codec), value: fc.array(value, { maxLength: 5 }) })),
    tie("node").map(({ codec, value }) => ({
      codec: option(struct({ only: codec })),
      value: fc.option(fc.record({ only: value }), { nil: undefined }),
    })),
    fc
      .tuple(tie("node"), tie("node"))
      .map(([a, b]) => ({ codec: tuple(a.codec, b.codec), value: fc.tuple(a.value, b.value) })),
    fc.tuple(tie("node"), tie("node")).map(([a, b]) => ({
      codec: variant({ First: a.codec, Second: { index: 9, codec: b.codec } }),
      value: fc.oneof(
        a.value.map((value) => ({ type: "First", value })),
        b.value.map((value) => ({ type: "Second", value })),
      ),
    })),
  ),
})).node;

describe("in place", () => {
  const lists = fc.array(fc.uint8Array({ maxLength: 100 }));

  it("bytes are read as parts of the input, and as strictly", () => {
    const [inPlace, copied] = [vec(bytesInPlace), vec(bytes())];
    fc.assert(
      fc.property(lists, fc.nat(), (list, cut) => {
        const encoded = inPlace.encode(list);
        expect(encoded).toEqual(copied.encode(list));
        const read = inPlace.decode(encoded);
        expect(read).toEqual(list);
        expect(read.every(({ buffer }) => buffer === encoded.buffer)).toBe(true);
        const short = encoded.subarray(0, cut % encoded.length);
        expect(codeOf(() => inPlace.decode(short))).toBe(codeOf(() => copied.decode(short)));
        const long = concat(encoded, Uint8Array.of(0));
        expect(codeOf(() => inPlace.decode(long))).toBe(codeOf(() => copied.decode(long)));
      }),
    );
  });

  it("what is written is used, also while something else is written", () => {
    const list = vec(bytes());
    fc.assert(
      fc.property(lists, lists, (outer, inner) => {
        const write = (out: Writer) => list.encodeTo(outer, out);
        const used = withEncoded(write, (encoded) => [
          list.encode(inner),
          withEncoded(write, list.decode),
          encoded.slice(),
        ]);
        expect(used).toEqual([list.encode(inner), outer, list.encode(outer)]);
      }),
    );
  });
});

describe("properties", () => {
  it("reads back what it writes, whatever the type", () => {
    fc.assert(
      fc.property(cases, ({ codec, value }) => {
        fc.assert(
          fc.property(value, (sample) => {
            expect(codec.decode(codec.encode(sample))).toEqual(sample);
          }),
          { numRuns: 10 },
        );
      }),
      { numRuns: 200 },
    );
  });

  it("gives an error or a value that writes the same bytes, whatever the bytes", () => {
    fc.assert(
      fc.property(cases, fc.uint8Array({ maxLength: 64 }), ({ codec }, input) => {
        try {
          expect(codec.encode(codec.decode(input))).toEqual(input);
        } catch (error) {
          if (!(error instanceof CodecError)) throw error;
        }
      }),
      { numRuns: 5000 },
    );
  });
});
