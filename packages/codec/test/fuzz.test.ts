import { describe, expect, it } from "vitest";
import {
  AccountId,
  type AnyCodec,
  array,
  bool,
  boundedBytes,
  boundedVec,
  bytes,
  bytesEqual,
  CodecError,
  compact,
  i64,
  i128,
  lazy,
  map,
  option,
  result,
  set,
  str,
  struct,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
  variant,
  vec,
} from "../src/index.ts";
import {
  Block,
  DispatchError,
  Era,
  Header,
  InherentData,
  MultiAddress,
  MultiSignature,
  RuntimeVersion,
  readEnvelope,
  TransactionValidity,
} from "../src/primitives/index.ts";

/** Hostile inputs; `OPENTAO_FUZZ=1000000` for a long run. */
const COUNT = Number(process.env.OPENTAO_FUZZ ?? 20_000);
const TIMEOUT = 60_000 + COUNT;

/** A tree of any depth. */
const Tree: AnyCodec = variant({ Leaf: u8, Node: vec(lazy(() => Tree)) });

const codecs: readonly AnyCodec[] = [
  ...[bool, u8, u16, u32, u64, u128, u256, i64, i128, compact(u32), compact(u128), str, bytes(), AccountId],
  ...[vec(u32), vec(vec(bytes())), array(u16, 7), boundedBytes(9), boundedVec(u64, 3), option(u32)],
  ...[result(u32, str), map(u16, bytes()), set(u32), tuple(u8, str), struct({ a: u8, b: vec(compact(u64)) }), Tree],
  ...[
    Block,
    Header,
    Era,
    DispatchError,
    InherentData,
    MultiAddress,
    MultiSignature,
    RuntimeVersion,
    TransactionValidity,
  ],
];

/** The same bytes in every run: xorshift. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Bytes that look like SCALE now and then: short lengths, small numbers, and noise. */
function hostile(random: (below: number) => number): Uint8Array {
  const input = new Uint8Array(random(random(3) === 0 ? 120 : 12));
  const kind = random(3);
  for (let i = 0; i < input.length; i += 1)
    input[i] = kind === 0 ? random(256) : kind === 1 ? random(8) * 4 : random(3);
  return input;
}

describe("hostile bytes", () => {
  it("decode to a value that has its own encoding, or fail as codecs do", { timeout: TIMEOUT }, () => {
    const random = generator(425);
    let decoded = 0;
    for (let i = 0; i < COUNT; i += 1) {
      const codec = codecs[i % codecs.length] ?? bool;
      const input = hostile(random);
      let value: unknown;
      try {
        value = codec.decode(input);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        continue;
      }
      decoded += 1;
      // What was read is written again, shorter only where a map or set came with the same key twice, and then for
      // good.
      const again = codec.encode(value);
      const stable = codec.encode(codec.decode(again));
      if (again.length > input.length || !bytesEqual(again, stable)) throw new Error(`${input} became ${again}`);
    }
    expect(decoded).toBeGreaterThan(COUNT / 50);
  });

  it("make an extrinsic's envelope or a codec's error", { timeout: TIMEOUT }, () => {
    const random = generator(7);
    for (let i = 0; i < COUNT; i += 1) {
      const input = hostile(random);
      if (input.length > 0 && random(2) === 0) input[0] = random(2) === 0 ? 0x84 : 0x04;
      try {
        readEnvelope(input);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
      }
    }
  });
});
