import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { toHex, u32 } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { expect, it } from "vitest";
import { Blocks } from "../../src/chain/blocks/blocks.ts";
import type { Hash } from "../../src/chain/interface.ts";
import type { DatabaseReader } from "../../src/database/index.ts";

const HEADERS = 8000;
/** The room that headers have, and as much again for the pages of the heap that they lie in. */
const ROOM = 8 * 1024 * 1024;

const hashOf = (number: number) => blake2b256(u32.encode(number));

/** A header as authors seal it: slot, seal, hash of a digest. */
function headerOf(number: number): Header {
  const hash = hashOf(number);
  const seal = new Uint8Array(64).fill(number);
  return {
    parentHash: hashOf(number + 1),
    number,
    stateRoot: hash,
    extrinsicsRoot: hash,
    digest: {
      logs: [
        { type: "PreRuntime", value: [Uint8Array.of(1, 2, 3, 4), u32.encode(number)] },
        { type: "Consensus", value: [Uint8Array.of(1, 2, 3, 4), hash] },
        { type: "Seal", value: [Uint8Array.of(1, 2, 3, 4), seal] },
      ],
    },
  };
}

const ways = [
  ["read", (blocks: Blocks, hash: Hash) => blocks.known(hash)],
  [
    "stored",
    (blocks: Blocks, hash: Hash, number: number) => {
      const header = headerOf(number);
      blocks.stored(hash, header, Header.encode(header).length);
    },
  ],
] as const;

it.each(ways)("headers that are remembered take no more memory than they may, however many are %s", (_, remember) => {
  setFlagsFromString("--expose-gc");
  // The flag shows in new contexts alone.
  const collect = runInNewContext("gc") as () => void;
  const inUse = () => {
    // Twice: what ends with the first goes with the second.
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const encoded = new Map(
    Array.from({ length: HEADERS }, (_, number) => [toHex(hashOf(number)), Header.encode(headerOf(number))]),
  );
  // Of a database, blocks only read headers here.
  const database = { header: (hash: Uint8Array) => encoded.get(toHex(hash)) } as unknown as DatabaseReader;
  const blocks = new Blocks(database);
  const hashes = [...encoded.keys()];
  const before = inUse();
  for (const [number, hash] of hashes.entries()) remember(blocks, hash, number);
  const taken = inUse() - before;
  expect(taken).toBeLessThan(ROOM);
  expect(blocks.known(hashes[0] ?? "0x").number).toBe(0);
});
