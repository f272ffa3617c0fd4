import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChainSpec, type Hash, loadSpec, Node, type NodeOptions } from "../../src/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { signedTransfer } from "../support/signed.ts";
import { expectWholeState } from "../support/wholeState.ts";

const runtime = createRuntime();
const local = loadSpec("local", runtime);
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");

const nodes: Node[] = [];
async function start(options: Partial<NodeOptions> = {}): Promise<Node> {
  const defaults = { spec: local, runtime, clock: new FakeClock(), authorKey: "//One" };
  const node = await Node.start({ ...defaults, sealing: { kind: "manual" }, ...options });
  nodes.push(node);
  return node;
}

let basePath: string;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop();
  rmSync(basePath, { recursive: true, force: true });
});

/** Submits transfers of Alice to Bob, of 1000 rao each. */
function submit(node: Node, from: number, count: number): void {
  for (let nonce = from; nonce < from + count; nonce += 1) {
    node.pool.submit(signedTransfer(node.chain, alice, nonce, bob.publicKey, 1000n));
  }
}

/** Takes a block from one node to another. */
function pass(hash: Hash, from: Node, to: Node) {
  const [header, body] = [from.chain.header(hash), from.chain.body(hash)];
  if (header === undefined || body === undefined) throw new Error(`no block ${hash}`);
  return to.chain.import(HashedHeader.of(header), body);
}

const nonceOf = ({ chain }: Node): Uint8Array =>
  chain.call(chain.best().hash, "AccountNonceApi_account_nonce", alice.publicKey);

describe("a node of the real runtime", () => {
  it("puts transfers into blocks, which another node executes to the same roots", async () => {
    const [node, other] = [await start(), await start({ authorKey: undefined })];
    expect(other.chain.genesisHash).toBe(node.chain.genesisHash);
    for (let height = 1; height <= 12; height += 1) {
      submit(node, (height - 1) * 2, 2);
      const block = await node.seal();
      expect(block.number).toBe(height);
      expect(node.chain.body(block.hash)).toHaveLength(3);
      expect(pass(block.hash, node, other)).toMatchObject({ isBest: true, known: false });
    }
    expect(other.chain.best()).toEqual(node.chain.best());
    expect(other.chain.finalized()).toEqual(node.chain.best());
    expect(nonceOf(other)).toEqual(Uint8Array.of(24, 0, 0, 0));
    expect([...node.pool.ready()]).toEqual([]);
    expect(expectWholeState(other.chain, other.chain.best().hash)).toBeGreaterThan(70);
  });

  it("measures the steps of executed blocks, its own and those of others, when it is to", async () => {
    const [node, other] = [await start({ measuresSteps: true }), await start({ measuresSteps: true })];
    const plain = await start();
    submit(node, 0, 2);
    const { hash } = await node.seal();
    for (const follower of [other, plain]) pass(hash, node, follower);
    for (const { metrics } of [node, other]) {
      const shown = await metrics.render();
      for (const [step, count] of [
        ["Timestamp.set", 1],
        ["Balances.transfer_keep_alive", 2],
        ["root", 1],
      ]) {
        expect(shown).toContain(`opentao_runtime_step_seconds_count{step="${step}"} ${count}`);
      }
    }
    expect(await plain.metrics.render()).not.toContain("opentao_runtime_step_seconds");
  });

  it("shows what the last block and all blocks asked of the state, its own and those of others alike", async () => {
    const [node, other] = [await start(), await start()];
    const counts = (text: string, name: string) => {
      const lines = text.matchAll(new RegExp(`^${name}\\{access="(\\w+)"\\} (\\d+)$`, "gm"));
      return Object.fromEntries([...lines].map(([, access, count]) => [access, Number(count)]));
    };
    const seal = async (nonce: number, transfers: number) => {
      submit(node, nonce, transfers);
      pass((await node.seal()).hash, node, other);
      return [await node.metrics.render(), await other.metrics.render()] as const;
    };
    const sum = (a: Record<string, number>, b: Record<string, number>) =>
      Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + (b[name] ?? 0)]));
    const few = await seal(0, 0);
    const many = await seal(0, 4);
    for (const name of ["accesses", "bytes"]) {
      const [before, after] = [few, many].map(([own]) => counts(own, `opentao_block_storage_${name}`));
      for (const at of [0, 1]) {
        expect(counts(few[at] ?? "", `opentao_block_storage_${name}`)).toEqual(before);
        expect(counts(many[at] ?? "", `opentao_block_storage_${name}`)).toEqual(after);
        expect(counts(many[at] ?? "", `opentao_storage_${name}_total`)).toEqual(sum(before ?? {}, after ?? {}));
      }
      expect(Object.keys(before ?? {})).toEqual(name === "bytes" ? ["read", "write"] : ["read", "write", "step"]);
      // Each transfer reads and writes two accounts, and is stored itself until its block ends.
      expect(after?.read).toBeGreaterThan((before?.read ?? 0) + 4 * 2);
      expect(after?.write).toBeGreaterThan((before?.write ?? 0) + 4 * 3);
    }
  });

  it("turns to a longer fork, and takes the transfers of the former one back into the pool", async () => {
    const finality = "manual" as const;
    const [a, b] = [await start({ finality }), await start({ finality })];
    pass((await a.seal()).hash, a, b);
    submit(a, 0, 2);
    const left = await a.seal();
    const fork = [await b.seal(), await b.seal()];
    expect(pass(fork[0]?.hash ?? "0x", b, a).isBest).toBe(false);
    expect(a.chain.best()).toEqual(left);
    expect(pass(fork[1]?.hash ?? "0x", b, a).isBest).toBe(true);
    expect(nonceOf(a)).toEqual(Uint8Array.of(0, 0, 0, 0));
    expect([...a.pool.ready()]).toHaveLength(2);
    const next = await a.seal({ finalize: true });
    expect(a.chain.body(next.hash)).toHaveLength(3);
    expect(a.chain.finalized()).toEqual(next);
    expectWholeState(a.chain, left.hash);
    expectWholeState(a.chain, next.hash);
  });

  it("goes on where it was after a restart", async () => {
    const first = await start({ basePath });
    submit(first, 0, 3);
    const block = await first.seal();
    await first.stop();
    const second = await start({ basePath });
    expect(second.chain.best()).toEqual(block);
    expect(second.chain.finalized()).toEqual(block);
    expect(second.chain.body(block.hash)).toHaveLength(4);
    submit(second, 3, 1);
    expect((await second.seal()).number).toBe(2);
    expect(nonceOf(second)).toEqual(Uint8Array.of(4, 0, 0, 0));
  });

  it("makes the folders that it needs", async () => {
    await start({ basePath: join(basePath, "none", "deeper") });
    expect(existsSync(join(basePath, "none", "deeper", "chain", "data.mdb"))).toBe(true);
  });

  it("runs beside others in one process, each with its own chain", async () => {
    const [a, b] = [await start(), await start()];
    await a.seal();
    expect([a.chain.best().number, b.chain.best().number]).toEqual([1, 0]);
    expect(await a.metrics.render()).toContain('opentao_block_height{status="best"} 1');
    expect(await b.metrics.render()).toContain('opentao_block_height{status="best"} 0');
  });
});

describe("a node makes blocks", () => {
  it("as soon as a transaction is ready", async () => {
    const clock = new FakeClock();
    const node = await start({ clock, sealing: { kind: "instant" } });
    submit(node, 0, 3);
    expect(node.chain.best().number).toBe(0);
    await clock.pass(0);
    expect(node.chain.best().number).toBe(1);
    expect(node.chain.body(node.chain.best().hash)).toHaveLength(4);
    await clock.pass(10_000);
    expect(node.chain.best().number).toBe(1);
  });

  it("at intervals", async () => {
    const clock = new FakeClock();
    const node = await start({ clock, sealing: { kind: "interval", blockTimeMs: 250 } });
    submit(node, 0, 3);
    await clock.pass(2500);
    expect(node.chain.best().number).toBe(10);
    expect(node.chain.body(node.chain.hashAt(1) ?? "0x")).toHaveLength(4);
  });

  it("not without a key", async () => {
    const node = await start({ authorKey: undefined });
    await expect(node.seal()).rejects.toMatchObject({ code: "NOT_AN_AUTHORITY" });
  });

  it("and not once it has stopped, which waits for the block in the making", async () => {
    const node = await start({ basePath });
    const last = node.seal();
    await Promise.all([node.stop(), node.stop()]);
    expect((await last).number).toBe(1);
    await expect(node.seal()).rejects.toMatchObject({ code: "STOPPED" });
    expect((await start({ basePath })).chain.best().number).toBe(1);
  });
});

describe("a node does not start", () => {
  it("on the database of another chain", async () => {
    await (await start({ basePath })).stop();
    const spec: ChainSpec = { ...local, id: "other", genesis: { ...local.genesis, balances: { balances: [] } } };
    await expect(start({ basePath, spec })).rejects.toMatchObject({ code: "OTHER_CHAIN" });
    // The failed start has let go of the database.
    expect((await start({ basePath })).chain.best().number).toBe(0);
  });

  it("on a database that another node uses", async () => {
    await start({ basePath });
    await expect(start({ basePath })).rejects.toMatchObject({ code: "DATABASE_IN_USE" });
  });

  it("on a port that is taken, and says what to do", async () => {
    const { rpcAddress } = await start({ rpc: { host: "127.0.0.1", port: 0 } });
    const port = rpcAddress?.port ?? 0;
    expect(port).toBeGreaterThan(0);
    const refused = start({ basePath, rpc: { host: "127.0.0.1", port } });
    await expect(refused).rejects.toMatchObject({ code: "PORT_IN_USE", hint: expect.stringMatching(/port/i) });
    expect((await start({ basePath })).rpcAddress).toBeUndefined();
  });

  it("with a key that is no authority's, or none at all", async () => {
    await expect(start({ authorKey: "//Eve" })).rejects.toMatchObject({ code: "NOT_AN_AUTHORITY" });
    await expect(start({ authorKey: "no words" })).rejects.toMatchObject({ code: "INVALID_MNEMONIC" });
  });

  it("from a genesis that the runtime refuses", async () => {
    const spec = { ...local, genesis: { ...local.genesis, balances: { balances: "all" } } };
    await expect(start({ spec })).rejects.toMatchObject({ code: "INVALID_GENESIS" });
  });
});

describe("a chain specification", () => {
  const file = (content: string): string => {
    const path = join(basePath, "spec.json");
    writeFileSync(path, content);
    return path;
  };

  it("is a preset's, or a file's", () => {
    expect(local).toMatchObject({
      id: "bittensor",
      properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" },
    });
    expect(loadSpec("mainnet", runtime)).toMatchObject({ id: "opentao", chainType: "Live" });
    expect(loadSpec(file(JSON.stringify(local)), runtime)).toEqual(local);
  });

  it("is refused with the reason when it is not one", () => {
    const invalid = (nameOrFile: string, message: RegExp) =>
      expect(() => loadSpec(nameOrFile, runtime)).toThrow(
        expect.objectContaining({ code: "INVALID_SPEC", message: expect.stringMatching(message) }),
      );
    invalid("nowhere.json", /neither a preset \(local, dev, mainnet\) nor a file/);
    invalid(file("{"), /not JSON/);
    invalid(file(JSON.stringify({ ...local, id: "a b" })), /id/);
    invalid(file(JSON.stringify({ ...local, extra: 1 })), /extra/);
    invalid(
      file(JSON.stringify({ ...local, properties: { ...local.properties, tokenDecimals: 99 } })),
      /tokenDecimals/,
    );
  });
});
