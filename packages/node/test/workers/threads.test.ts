import { HostFault } from "@opentao/runtime/boundary";
import { afterEach, describe, expect, it } from "vitest";
import { ThreadWorkers } from "../../src/workers/index.ts";
import { Client } from "../rpc/client.ts";
import { startHostile } from "./node.ts";

let started: Awaited<ReturnType<typeof startHostile>>;
let clients: Client[] = [];

async function connect(): Promise<Client> {
  const client = await Client.connect(started.url);
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
  await started.node.stop();
});

/** Request that a thread which is well answers. */
const echo = (client: Client) => client.result("state_call", "Test_echo", "0x0102");

describe("a thread loses nothing but the request that", () => {
  it("never ends", async () => {
    started = await startHostile({ limits: { timeMs: 400 } });
    const [hostile, other] = [await connect(), await connect()];
    const hung = hostile.call("state_call", "Test_hang", "0x");
    const after = echo(other);
    expect((await hung).error).toMatchObject({ code: -32_000, message: "the request took longer than 0.4 s" });
    expect((await hung).error?.data).toContain("less at a time");
    expect(await after).toBe("0x0102");
  });

  it("fills the memory", async () => {
    started = await startHostile({ limits: { heapMb: 48 } });
    const [hostile, other] = [await connect(), await connect()];
    const filled = hostile.call("state_call", "Test_fill", "0x");
    const after = echo(other);
    expect((await filled).error).toMatchObject({ code: -32_000, message: expect.stringContaining("more memory") });
    expect(await after).toBe("0x0102");
    expect((await started.node.seal()).number).toBe(1);
  });

  it("ends the thread, fails, or goes deeper than the stack", async () => {
    started = await startHostile();
    const client = await connect();
    expect((await client.call("state_call", "Test_exit", "0x")).error?.message).toContain("ended");
    expect((await client.call("state_call", "Test_throw", "0x")).error).toMatchObject({ code: -32_603 });
    expect((await client.call("state_call", "Test_recurse", "0x")).error).toMatchObject({ code: -32_603 });
    expect(await echo(client)).toBe("0x0102");
    expect(started.warnings.join("\n")).toContain("a fault of the runtime");
  });

  it("writes without end: what one call may ask of the state is counted, not timed", async () => {
    started = await startHostile({ limits: { timeMs: 600_000 } });
    const client = await connect();
    expect((await client.call("state_call", "Test_write", "0x")).error).toMatchObject({
      code: 4003,
      message: expect.stringContaining("Test_write asks more of the state"),
    });
  });

  it("tries a block that never ends, or writes without end", async () => {
    started = await startHostile({ limits: { timeMs: 400 } });
    const [hostile, other] = [await connect(), await connect()];
    const trial = (method: string) => ({ extrinsics: ["0x0484"], reads: [[method, "0x0102"]] });
    expect(await other.result("opentao_simulate", trial("Test_echo"))).toMatchObject({ after: ["0x0102"] });
    const hung = hostile.call("opentao_simulate", trial("Test_hang"));
    const after = echo(other);
    expect((await hung).error).toMatchObject({ code: -32_000, message: "the request took longer than 0.4 s" });
    expect(await after).toBe("0x0102");
    expect((await hostile.call("opentao_simulate", trial("Test_write"))).error).toMatchObject({
      code: 4003,
      message: expect.stringContaining("the block asks more of the state than one call may"),
    });
  });

  it("cannot be begun: a runtime that does not load", async () => {
    started = await startHostile({ runtime: "data:text/javascript,throw new Error('no runtime')" });
    const client = await connect();
    expect((await client.call("state_call", "Test_echo", "0x")).error?.message).toContain("no runtime");
    expect(await client.result("system_name")).toBe("OpenTAO");
  });
});

describe("a transaction whose validation ends the thread", () => {
  it.each([
    ["by its memory", "0x0c040102", { heapMb: 48 }, "more memory"],
    ["by its time", "0x0c0401ee", { timeMs: 400 }, "longer than 0.4 s"],
  ])("%s is refused at once, and never validated again", async (_, transaction, limits, why) => {
    started = await startHostile({ limits });
    const client = await connect();
    const refused = { code: 1002, data: expect.stringContaining(why) };
    expect((await client.call("author_submitExtrinsic", transaction)).error).toMatchObject(refused);
    expect((await client.call("author_submitExtrinsic", transaction)).error).toMatchObject({ code: 1012 });
    expect(started.warnings).toHaveLength(1);
    expect(await echo(client)).toBe("0x0102");
  });
});

describe("transactions of a client that come together", () => {
  const ask = (byte: number, client: object) => {
    const { workers } = started.node.services;
    const input = { source: "Local", opaque: Uint8Array.of(12, 4, 1, byte) } as const;
    return workers.run("validate", input, client).then(
      ({ answer }) => answer[0],
      (error: Error) => error.message,
    );
  };

  it("are answered but for those that end the thread, whose blame is theirs alone", async () => {
    started = await startHostile({ limits: { timeMs: 400 } });
    const client = {};
    const answers = [0xe9, 0xee, 0xe9, 0xed, 0xee, 0xe9].map((byte) => ask(byte, client));
    const late = "the request took longer than 0.4 s";
    expect(await Promise.all(answers)).toEqual([7, late, 7, "the input is wrong", late, 7]);
    expect(started.warnings).toHaveLength(2);
  });

  it("are not late where the node's own thread stood still: what the threads said is heard first", async () => {
    started = await startHostile({ limits: { timeMs: 300 } });
    await ask(0xe9, {});
    const answers = [ask(0xe9, {}), ask(0xe9, {})];
    await new Promise((resolve) => setImmediate(resolve));
    for (const until = performance.now() + 700; performance.now() < until; );
    expect(await Promise.all(answers)).toEqual([7, 7]);
    expect(started.warnings).toEqual([]);
  });

  it("leave the others their turn: of those that take long, one comes after another", async () => {
    started = await startHostile({ limits: { timeMs: 300 } });
    const order: string[] = [];
    const [slow, quick] = [{}, {}];
    await ask(0xe9, {});
    const all = [0xee, 0xee, 0xee].map((byte) => ask(byte, slow).then(() => order.push("slow")));
    all.push(ask(0xe9, quick).then(() => order.push("quick")));
    await Promise.all(all);
    expect(order).toEqual(["slow", "quick", "slow", "slow"]);
  });

  it("go on while something that needs all threads waits for a call that takes long", async () => {
    started = await startHostile({ limits: { timeMs: 600 }, count: 2 });
    const { workers } = started.node.services;
    if (!(workers instanceof ThreadWorkers)) throw new Error("the node has no threads");
    await Promise.all([ask(0xe9, {}), ask(0xe9, {})]);
    const order: string[] = [];
    const note = (what: string) => () => order.push(what);
    const call = { hash: started.node.chain.genesisHash, method: "Test_hang", input: new Uint8Array() };
    const hung = workers.run("call", call, {}).then(note("no end"), note("hung"));
    const later = () => workers.run("call", { ...call, method: "Test_echo" }, {}).then(note("later"));
    const all = [hung, workers.alone(note("alone")), later(), ask(0xe9, {}).then(note("transaction"))];
    await Promise.all(all);
    expect(order).toEqual(["transaction", "hung", "alone", "later"]);
  });

  it("are refused when the node stops, whether a thread has them or they wait", async () => {
    started = await startHostile({ limits: { timeMs: 600_000 } });
    const client = {};
    await ask(0xe9, client);
    const answers = [0xee, 0xe9, 0xe9].map((byte) => ask(byte, client));
    await started.node.services.workers.stop();
    expect(await Promise.all(answers)).toEqual(["the node stops", "the node stops", "the node stops"]);
  });
});

describe("a transaction whose validation fails", () => {
  it("for what it is itself is refused, and never validated again", async () => {
    started = await startHostile();
    const client = await connect();
    const refused = { code: 1002, data: "the input is wrong" };
    expect((await client.call("author_submitExtrinsic", "0x0c0401ed")).error).toMatchObject(refused);
    expect((await client.call("author_submitExtrinsic", "0x0c0401ed")).error).toMatchObject({ code: 1012 });
  });

  it.each([
    ["an unknown error", "0x0c0401ea", -32_603],
    ["this machine", "0x0c0401eb", -32_603],
    ["what this node has stored", "0x0c0401ec", 1040],
  ])("for %s is not held against it", async (_, transaction, code) => {
    started = await startHostile();
    const client = await connect();
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      expect((await client.call("author_submitExtrinsic", transaction)).error).toMatchObject({ code });
    }
  });
});

describe("a call that fails", () => {
  it("says so as in the thread of the node", async () => {
    started = await startHostile();
    const client = await connect();
    expect((await client.call("state_call", "Test_panic", "0x")).error).toMatchObject({
      code: 4003,
      message: "Client error: Execution failed: Other: the input is wrong",
    });
    const { chain, services } = started.node;
    const input = { hash: chain.genesisHash, method: "Test_fault", input: new Uint8Array() };
    const failed = await services.workers.run("call", input, {}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(HostFault);
    expect(failed).toMatchObject({ code: "HOST_FAULT", message: "no stack is left" });
  });
});

describe("while requests of others never end", () => {
  it("blocks are made, and cheap questions are answered", async () => {
    started = await startHostile({ limits: { timeMs: 600_000 } });
    const { node } = started;
    const hostile = await Promise.all(Array.from({ length: 4 }, connect));
    let answered = 0;
    for (const client of hostile) {
      for (let i = 0; i < 50; i += 1) void client.call("state_call", "Test_hang", "0x").then(() => (answered += 1));
    }
    const other = await connect();
    for (let height = 1; height <= 5; height += 1) {
      expect((await node.seal()).number).toBe(height);
      expect(await other.result("chain_getBlockHash", height)).toBe(node.chain.best().hash);
    }
    expect(answered).toBe(0);
  });

  it("an address with many connections has one turn, and transactions stand in a line of their own", async () => {
    started = await startHostile({ limits: { timeMs: 300 } }, { connectionsPerAddress: 64 });
    const { node } = started;
    const { workers } = node.services;
    const at = node.chain.best();
    let ended = 0;
    const hostile = await Promise.all(Array.from({ length: 8 }, connect));
    const hung = hostile.map((client) => client.call("state_call", "Test_hang", "0x").then(() => (ended += 1)));
    await Promise.race(hung);
    const input = { hash: at.hash, method: "Test_echo", input: new Uint8Array() };
    await workers.run("call", input, {});
    // The one that was under way when it came, and what came in between.
    expect(ended).toBeLessThanOrEqual(3);
    const before = ended;
    const request = { source: "Local", opaque: new Uint8Array() } as const;
    await workers.run("validate", request, {}).catch(() => undefined);
    expect(ended - before).toBeLessThanOrEqual(2);
    expect(ended).toBeLessThan(hostile.length);
  });

  it("whoever asks for too much is told so, and the others have their turn", async () => {
    started = await startHostile({ count: 2, limits: { timeMs: 600_000, perClient: 10 } });
    const [hostile, other] = [await connect(), await connect()];
    for (let i = 0; i < 20; i += 1) void hostile.call("state_call", "Test_hang", "0x");
    const refused = await hostile.find(({ error }) => error !== undefined);
    expect(refused.error).toMatchObject({ code: -32_009, data: expect.stringContaining("Wait for the answers") });
    // One of the two threads is left to the others.
    expect(await echo(other)).toBe("0x0102");
  });

  it("a node stops, and says to them that it does", async () => {
    started = await startHostile({ limits: { timeMs: 600_000 } });
    const { node } = started;
    const hung = node.services.workers.run(
      "call",
      { hash: node.chain.genesisHash, method: "Test_hang", input: new Uint8Array() },
      {},
    );
    const waiting = node.services.workers.run(
      "call",
      { hash: node.chain.genesisHash, method: "Test_echo", input: new Uint8Array() },
      {},
    );
    const ends = Promise.all([
      expect(hung).rejects.toMatchObject({ code: "STOPPED" }),
      expect(waiting).rejects.toMatchObject({ code: "STOPPED" }),
    ]);
    await node.stop();
    await ends;
  });
});

describe("a job whose input cannot be copied to a thread", () => {
  it("is refused with its reason, and what waits with it is done", async () => {
    started = await startHostile();
    const { chain, services } = started.node;
    const { workers } = services;
    const refusal = (error: unknown) => error;
    const validate = (byte: number) =>
      workers
        .run("validate", { source: "Local", opaque: Uint8Array.of(12, 4, 1, byte) }, {})
        .then(({ answer }) => answer[0], refusal);
    const block = chain.best();
    const groups = { at: block.hash, ancestors: [], blocks: new Uint8Array() };
    const held = { ...groups, hold: () => undefined };
    const answers = [workers.run("signatures", held, {}).catch(refusal), validate(0xe9), validate(0xe9)];
    const refused = expect.objectContaining({ code: "NOT_SENT" });
    expect(await Promise.all(answers)).toEqual([refused, 7, 7]);
    expect(await workers.run("signatures", held, {}).catch(refusal)).toEqual(refused);
    expect(await validate(0xe9)).toBe(7);
    expect(started.warnings.every((warning) => warning.includes("cannot be copied"))).toBe(true);
  });
});
