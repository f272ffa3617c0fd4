import { toHex } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import type { SignaturesInput } from "../../src/jobs/interface.ts";
import { WaitingBlocks } from "../../src/jobs/waitingBlocks.ts";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import { type SignatureChecks, SignaturesAhead } from "../../src/network/sync/signaturesAhead.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { makeChain } from "./chains.ts";

/** First byte of a signed extrinsic. */
const SIGNED = 0x84;

/** Blocks of some signed extrinsics each, and one that is not: every extrinsic is another. */
function blocksOf(count: number, signed: number): IncomingBlock[] {
  return makeChain(count, () => 1)
    .slice(1)
    .map((block) => {
      const { number } = block.hashed.header;
      const body = Array.from({ length: signed }, (_, i) => {
        const extrinsic = new Uint8Array(99);
        extrinsic.set([SIGNED, number, number >> 8, i, i >> 8]);
        return extrinsic;
      });
      return { ...block, body: [Uint8Array.of(4), ...body] };
    });
}

const nameOf = (bytes: Uint8Array) => bytes.subarray(0, 5).join(" ");

/** Names of the signatures that are asked for. */
function names({ blocks }: SignaturesInput): string[] {
  return WaitingBlocks.decode(blocks).flatMap(({ number, sealed, extrinsics }) => [
    ...(sealed === undefined ? [] : [`seal ${number}`]),
    ...extrinsics.map(nameOf),
  ]);
}

function namesOf({ hashed, body }: IncomingBlock): string[] {
  return [`seal ${hashed.header.number}`, ...body.slice(1).map(nameOf)];
}

/** Checks that note what was verified where. */
function noting(threads: number, apart: (input: SignaturesInput, done: () => void) => Promise<void>) {
  const verified = { here: [] as string[], apart: [] as string[] };
  const checks: SignatureChecks = {
    threads,
    here: (input) => void verified.here.push(...names(input)),
    apart: (input) => apart(input, () => void verified.apart.push(...names(input))),
    isKnown: () => false,
  };
  return { checks, verified };
}

const soon = (done: () => void) => new Promise<void>((resolve) => setImmediate(() => resolve(done())));

/** Lets all blocks have their turn; what was not verified of a block by then. */
async function run(
  checks: SignatureChecks,
  blocks: readonly IncomingBlock[],
  known: () => readonly string[],
  ahead: SignaturesAhead = new SignaturesAhead(checks),
) {
  ahead.begin(blocks);
  const missing: string[] = [];
  for (const block of blocks) {
    await ahead.turn(block);
    const have = new Set(known());
    missing.push(...namesOf(block).filter((name) => !have.has(name)));
  }
  return missing;
}

describe("signatures of blocks that wait for their import", () => {
  for (const threads of [1, 3]) {
    it(`are all verified by their turn, each once, here and by ${threads} other threads`, async () => {
      const blocks = [...blocksOf(150, 5), ...blocksOf(300, 200).slice(298)];
      const { checks, verified } = noting(threads, (_, done) => soon(done));
      expect(await run(checks, blocks, () => [...verified.here, ...verified.apart])).toEqual([]);
      const all = [...verified.here, ...verified.apart];
      expect(all.sort()).toEqual(blocks.flatMap(namesOf).sort());
      expect(verified.here.length).toBeGreaterThan(0);
      expect(verified.apart.length).toBeGreaterThan(0);
    });
  }

  it("are verified here where a thread hangs, but for those that it has: their block is not waited for", async () => {
    const blocks = blocksOf(60, 10);
    const held: string[] = [];
    const { checks, verified } = noting(2, (input) => {
      held.push(...names(input));
      return new Promise(() => undefined);
    });
    const ahead = new SignaturesAhead(checks);
    expect(await run(checks, blocks, () => verified.here, ahead)).toEqual(held);
    expect(held.length).toBe(2 * 64);
    // Nothing more is given to a thread that has not come back.
    expect(await run(checks, blocks, () => verified.here, ahead)).toEqual([]);
    expect(held.length).toBe(2 * 64);
  });

  it("are left to the import where a thread fails, and the next are given to it again", async () => {
    let asked = 0;
    const { checks, verified } = noting(1, async (_, done) => {
      asked += 1;
      if (asked > 1) await soon(done);
    });
    const missing = await run(checks, blocksOf(100, 10), () => [...verified.here, ...verified.apart]);
    expect(missing.length).toBeLessThanOrEqual(64);
    expect(asked).toBeGreaterThan(1);
    expect(verified.apart.length).toBeGreaterThan(0);
  });

  it("are not verified before their import when they are few, known, or nobody is there to do it", async () => {
    for (const [threads, blocks, isKnown] of [
      [1, blocksOf(1, 14), false],
      [1, blocksOf(1, 100), true],
      [0, blocksOf(100, 10), false],
    ] as const) {
      const { checks, verified } = noting(threads, (_, done) => soon(done));
      await run({ ...checks, isKnown: () => isKnown }, blocks, () => []);
      expect(verified).toEqual({ here: isKnown ? ["seal 1"] : [], apart: [] });
    }
  });

  it("are looked at once, however many there are, and only as far as they are verified", async () => {
    const [block] = blocksOf(1, 1);
    if (block === undefined) throw new Error("there is no block");
    // A hundred thousand that only say that they are signed, and as many that could be.
    const short = { ...block, body: Array.from({ length: 100_000 }, () => Uint8Array.of(SIGNED)) };
    const long = {
      ...block,
      body: Array.from({ length: 100_000 }, () => Uint8Array.from({ length: 99 }, () => SIGNED)),
    };
    let looks = 0;
    const { checks } = noting(1, async () => undefined);
    const ahead = new SignaturesAhead({
      ...checks,
      isKnown: () => {
        looks += 1;
        return false;
      },
    });
    ahead.begin([short]);
    expect(looks).toBe(0);
    ahead.begin([long]);
    expect(looks).toBeLessThanOrEqual(64);
    await ahead.turn(long);
    expect(looks).toBe(100_000);
  });

  it("of a large block go to threads with its header once, however many parts it has", async () => {
    const [block] = blocksOf(1, 6400);
    if (block === undefined) throw new Error("there is no block");
    const logs = Array.from({ length: 1000 }, () => ({ type: "Other" as const, value: new Uint8Array(1000) }));
    const large = { ...block, hashed: HashedHeader.of({ ...block.hashed.header, digest: { logs } }) };
    let bytes = 0;
    const count = (input: SignaturesInput) => {
      bytes += input.blocks.length;
    };
    const { checks } = noting(1, async (input) => count(input));
    await run({ ...checks, here: count }, [large], () => []);
    expect(bytes).toBeLessThan(1_700_000 + 6400 * 101 - 600_000);
  });

  it("go to a thread with the ancestors that the state does not know", async () => {
    const blocks = blocksOf(20, 40);
    const [first] = blocks;
    const inputs: SignaturesInput[] = [];
    const { checks } = noting(1, async (input) => void inputs.push(input));
    await run({ ...checks, here: (input) => void inputs.push(input) }, blocks, () => []);
    for (const { at, ancestors, blocks: encoded } of inputs) {
      const [part] = WaitingBlocks.decode(encoded);
      const before = blocks.slice(0, (part?.number ?? 0) - 1);
      expect(at).toBe(toHex(first?.hashed.header.parentHash ?? new Uint8Array()));
      const between = before.map(({ hashed: { hash, header } }) => ({ hash, number: header.number }));
      expect(ancestors).toEqual([{ hash: at, number: 0 }, ...between]);
    }
    expect(inputs.length).toBe(13);
  });
});
