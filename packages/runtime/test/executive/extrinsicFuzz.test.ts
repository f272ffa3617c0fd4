import { CodecError } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { pallets } from "../../src/assembly/pallets.ts";
import { readExtrinsic } from "../../src/executive/extrinsic.ts";
import { createDispatcher } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { SubtensorModule } from "../../src/pallets/subtensor/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address, alice, TAO, TestChain } from "./chain.ts";

/** Hostile extrinsics; `OPENTAO_FUZZ=1000000` for a long run. */
const COUNT = Number(process.env.OPENTAO_FUZZ ?? 20_000);
const TIMEOUT = 60_000 + COUNT;

const chain = TestChain.local();
const transfer = Balances.call("transferKeepAlive", { dest: address(account(7)), value: TAO });
const weights = SubtensorModule.call("setWeights", { netuid: 1, dests: [0, 1], weights: [1, 2], versionKey: 0n });
const genuine = [transfer, weights, Utility.call("batchAll", { calls: [transfer, weights] })].map((call) =>
  chain.sign(alice, call),
);

/** The same numbers in every run: xorshift. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A genuine extrinsic with some bytes changed, cut or added; or a bare one of noise. */
function hostile(random: (below: number) => number): Uint8Array {
  if (random(4) === 0) return Uint8Array.from({ length: random(200) }, (_, i) => (i === 0 ? 4 : random(256)));
  const bytes = (genuine[random(genuine.length)] ?? new Uint8Array()).slice(
    0,
    random(8) === 0 ? random(260) : undefined,
  );
  // Mostly behind the signature, where the call and its arguments stand.
  for (let i = random(5); i > 0 && bytes.length > 0; i -= 1) {
    const from = bytes.length > 110 && random(4) > 0 ? 100 : 0;
    bytes[from + random(bytes.length - from)] = random(256);
  }
  return random(16) === 0 ? Uint8Array.from([...bytes, random(256)]) : bytes;
}

describe("hostile extrinsics", () => {
  it("are read, or fail as codecs do", { timeout: TIMEOUT }, () => {
    const dispatcher = createDispatcher(pallets, "runtime::RuntimeCall");
    const random = generator(2026);
    let read = 0;
    for (let i = 0; i < COUNT; i += 1) {
      try {
        readExtrinsic(OpaqueExtrinsic.encode(hostile(random)), dispatcher);
        read += 1;
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
      }
    }
    // Both ends are reached: many are read whole, many are refused.
    expect(read).toBeGreaterThan(COUNT / 20);
    expect(read).toBeLessThan(COUNT);
  });
});
