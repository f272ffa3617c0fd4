import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { type ChainSpec, loadSpec, Node, type NodeOptions } from "../../src/index.ts";
import { signatureGroups } from "../../src/network/sync/signatureGroups.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { signatureChecks } from "../../src/start/signatureChecks.ts";
import { signaturesOf, ThreadWorkers, type Workers } from "../../src/workers/index.ts";
import { signedTransfer } from "../support/signed.ts";
import { realRuntime } from "./node.ts";

const runtime = createRuntime();
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const BLOCKS = 24;

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});

async function start(options: Partial<NodeOptions> = {}): Promise<Node> {
  const spec: ChainSpec = loadSpec("local", runtime);
  const node = await Node.start({ spec, runtime, sealing: { kind: "manual" }, ...options });
  running.push(node);
  return node;
}

/** Blocks with transfers that live for ever, and such as were born some blocks before, as they come from a peer. */
async function history() {
  const author = await start({ authorKey: "//One" });
  for (let height = 1; height <= BLOCKS; height += 1) {
    const born = author.chain.best();
    author.pool.submit(signedTransfer(author.chain, alice, height - 1, bob.publicKey, 1000n, born));
    author.pool.submit(signedTransfer(author.chain, bob, height - 1, alice.publicKey, 1000n));
    await author.seal();
  }
  const { chain } = author;
  const blocks = Array.from({ length: BLOCKS }, (_, i) => {
    const hash = chain.hashAt(i + 1) ?? chain.genesisHash;
    const header = chain.header(hash);
    if (header === undefined) throw new Error("a block is missing");
    return { hashed: HashedHeader.of(header), body: chain.body(hash) ?? [], justifications: undefined };
  });
  const ahead = chain.best().number * 1000;
  return { blocks, clock: { now: () => Date.now() + ahead, setTimer: () => () => undefined } };
}

describe("signatures of blocks that wait for their import", () => {
  it("are read over an ancestor's state: all that executing the blocks will verify", async () => {
    const { blocks, clock } = await history();
    const { chain } = await start({ clock });
    const groups = [...signatureGroups(blocks, () => false)];
    const learned = new Set(groups.flatMap(({ input }) => chain.signatures.learn(signaturesOf(chain, input))));
    // A seal and two transfers each.
    expect(learned.size).toBe(3 * BLOCKS);
    for (const { hashed, body } of blocks) {
      const { verified } = chain.signatures.record(() => chain.import(hashed, body));
      expect(verified.length).toBeGreaterThanOrEqual(2);
      expect(verified.filter((id) => !learned.has(id))).toEqual([]);
    }
  });

  it("are verified by threads as they are here, and false ones are not taken for right", async () => {
    const { blocks, clock } = await history();
    const folder = mkdtempSync(join(tmpdir(), "opentao-signatures-"));
    running.push({ stop: async () => rmSync(folder, { recursive: true }) });
    const { chain } = await start({ clock, basePath: folder });
    const spoiled = blocks.map((block, i) => {
      if (i % 3 !== 0) return block;
      const body = block.body.map((bytes) => Uint8Array.from(bytes));
      // Within the signature of the last extrinsic.
      const last = body.at(-1);
      if (last !== undefined) last[50] = (last[50] ?? 0) ^ 1;
      return { ...block, body };
    });
    const heads = () => ({ best: chain.best(), finalized: chain.finalized() });
    const path = join(folder, "chain");
    const threads: Workers = new ThreadWorkers({
      ...{ path, heads, logger: silentLogger, count: 1, runtime: realRuntime, genesisHash: chain.genesisHash },
    });
    running.push(threads);
    const groups = [...signatureGroups(spoiled, () => false)];
    const inputs = groups.map(({ input }) => input);
    const here = inputs.map((input) => chain.signatures.learn(signaturesOf(chain, input)));
    const apart = await Promise.all(inputs.map((input) => threads.run("signatures", input, {})));
    expect(apart).toEqual(here);
    expect(new Set(here.flat()).size).toBe(3 * BLOCKS - BLOCKS / 3);
  });

  it("that cannot be read stay for the import, and so do those of blocks of another chain", async () => {
    const { blocks, clock } = await history();
    const { chain, pool } = await start({ clock });
    const left: unknown[] = [];
    const warned: unknown[] = [];
    const logger = {
      ...silentLogger,
      debug: (fields: object) => void left.push(fields),
      warn: (fields: object) => void warned.push(fields),
    };
    const workers: Workers = {
      threads: 1,
      run: () => Promise.reject(new TypeError("not asked")),
      stop: async () => {},
    };
    const checks = signatureChecks({ chain, pool, workers, logger });
    const [group] = signatureGroups(blocks, () => false);
    if (group === undefined) throw new Error("there is no group");
    checks.here({ ...group.input, at: `0x${"07".repeat(32)}` });
    expect(left).toMatchObject([{ error: { code: "UNKNOWN_BLOCK" } }]);
    const garbage = blocks.map((block) => ({ ...block, body: [Uint8Array.of(0x84), Uint8Array.of(0x84, 0, 1, 2)] }));
    for (const { input } of signatureGroups(garbage, () => false)) checks.here(input);
    expect(left.length).toBe(1);
    // Nobody may be waiting for a thread: what is wrong with it is told, and ends nothing.
    await checks.apart(group.input);
    expect(warned).toMatchObject([{ error: { message: "not asked" } }]);
  });
});
