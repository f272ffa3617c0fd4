import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { CodecError, concat, fromHex } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockError, LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import type { ByteSource } from "../../src/snapshot/byteSource.ts";
import { FIRST_HASH, frameHead, Head, KIND, nextHash, PREAMBLE } from "../../src/snapshot/format.ts";
import { FrameReader } from "../../src/snapshot/frameReader.ts";
import { importSnapshot, SnapshotError } from "../../src/snapshot/index.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

const RUNS = Number(process.env.OPENTAO_FUZZ ?? 3000);
const spec = ledgerSpec();
const signer = keypairFromSuri("//Signer");

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** A file of frames whose running hashes are right, whatever they hold. */
function assemble(frames: readonly (readonly [kind: number, content: Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = [PREAMBLE];
  let hash = FIRST_HASH;
  for (const [kind, content] of frames) {
    const deflated = new Uint8Array(deflateSync(content));
    hash = nextHash(hash, kind, deflated);
    parts.push(frameHead(kind, deflated.length), deflated, hash);
  }
  return concat(...parts);
}

async function read(bytes: Uint8Array): Promise<number> {
  const reader = new FrameReader(sourceOf(bytes));
  await reader.begin();
  for (let frames = 0; ; frames += 1) if ((await reader.next()).kind === KIND.end) return frames;
}

const frame = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.uint8Array({ maxLength: 200 }));

describe("a hostile snapshot", () => {
  it("is read as what it is, or refused with an error of its own", { timeout: 3_600_000 }, async () => {
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => concat(PREAMBLE, bytes)),
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.array(frame, { maxLength: 4 }), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat())
        .map(([frames, at, byte, cut]) => {
          const whole = assemble([...frames, [KIND.end, Uint8Array.of(0)]]);
          const mutated = whole.with(at % whole.length, byte);
          return cut % 3 === 0 ? mutated.subarray(0, cut % mutated.length) : mutated;
        }),
    );
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        await read(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(SnapshotError));
      }),
      { numRuns: RUNS },
    );
  });

  it("does not take much memory by saying that it is long", async () => {
    const long = concat(PREAMBLE, frameHead(KIND.head, 0xffff_ffff));
    await expect(read(long)).rejects.toMatchObject({ code: "DAMAGED" });
    const bomb = assemble([[KIND.entries, new Uint8Array(65 * 1024 * 1024)]]);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toMatchObject({ code: "DAMAGED" });
  });

  it("never makes a chain of what is not the state that its header says", { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "opentao-test-"));
    try {
      const database = await Database.open(folder);
      const parts = { spec, runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
      const chain = new LocalChain({ ...parts, database, finality: "manual" });
      const genesis = fromHex(chain.genesisHash);
      const header = chain.header(chain.genesisHash);
      await database.close();
      if (header === undefined) throw new Error("no genesis block");
      const { encode } = Head;
      const base = {
        ...{ chain: "ledger", genesis, justification: undefined, voters: undefined, signer: undefined, entries: 2 },
      };
      const head = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => encode({ ...base, header: bytes })),
        fc
          .uint8Array({ minLength: 1, maxLength: 64 })
          .map((bytes) => concat(encode({ ...base, header: Uint8Array.of(1) }), bytes)),
        fc.uint8Array({ minLength: 137, maxLength: 137 }).map((bytes) =>
          encode({
            ...base,
            header: concat(bytes.subarray(0, 32), Uint8Array.of(28), bytes.subarray(0, 64), Uint8Array.of(0)),
          }),
        ),
      );
      const path = join(folder, "fuzz.snapshot");
      await fc.assert(
        fc.asyncProperty(head, fc.array(frame, { maxLength: 3 }), async (first, frames) => {
          writeFileSync(path, assemble([[KIND.head, first], ...frames, [KIND.end, Uint8Array.of(0)]]));
          const options = { spec, runtime: ledgerRuntime, basePath: folder, path, trusted: [signer.publicKey] };
          await importSnapshot({ ...options, allowUntrusted: true }).then(
            () => expect.unreachable(),
            (error: unknown) => {
              expect(error instanceof CodecError).toBe(false);
              expect(error instanceof SnapshotError || error instanceof BlockError).toBe(true);
            },
          );
        }),
        { numRuns: Math.min(RUNS, 200) },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
