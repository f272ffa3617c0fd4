import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { BodyRoom } from "../../src/axon/bodies.ts";
import { Connections } from "../../src/axon/connections.ts";
import { DEFAULT_LIMITS } from "../../src/axon/limits.ts";
import { RateLimit } from "../../src/axon/rateLimit.ts";
import { Trials } from "../../src/axon/trials.ts";
import { deferred } from "../../src/deferred.ts";
import { Axon, type AxonOptions, Dendrite, defineSynapse, PING } from "../../src/index.ts";
import * as signing from "../../src/synapse/signing.ts";
import { ping, pingHeaders } from "./asking.ts";

vi.mock("../../src/synapse/signing.ts", async (original) => {
  const real = await original<typeof signing>();
  return { ...real, areSignedBy: vi.fn(real.areSignedBy) };
});
const checks = vi.mocked(signing.areSignedBy);
beforeEach(() => {
  checks.mockClear();
});

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");
const stranger = keypairFromSuri("//Stranger");
const FALSE = `0x${"ab".repeat(64)}`;
const echo = defineSynapse({
  name: "Echo",
  request: z.object({ text: z.string() }),
  response: z.object({ echoed: z.string() }),
});

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const onlyValidators = {
  blacklist: ({ dendrite }: { dendrite: { hotkey?: string | undefined } }) =>
    dendrite.hotkey === stranger.address ? "Unrecognized hotkey" : undefined,
};

async function serve(options: Partial<AxonOptions> = {}, answer = async (text: string) => text) {
  const axon = new Axon({ hotkey: miner.address, port: 0, hooks: onlyValidators, ...options });
  axon.attach(echo, async ({ text }) => ({ echoed: await answer(text) }));
  const { port } = await axon.start();
  closers.push(() => axon.stop());
  return { port, url: `http://127.0.0.1:${port}`, target: { host: "127.0.0.1", port, hotkey: miner.address } };
}

function dendriteOf(key = validator): Dendrite {
  const dendrite = new Dendrite(key);
  closers.push(() => dendrite.close());
  return dendrite;
}

let last = 0n;
const fresh = (): bigint => {
  const now = BigInt(Date.now()) * 1_000_000n;
  last = now > last ? now : last + 1n;
  return last;
};

async function flood(
  count: number,
  send: () => Promise<[number, string | undefined]>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let i = 0; i < count; i += 1) {
    const [status] = await send();
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

describe("an axon that is flooded", () => {
  it("by pings of a key that is not registered checks no signature and answers the others", async () => {
    const { url, target } = await serve({ limits: { callers: 2 } });
    const statuses = await flood(100, () =>
      ping(url, { from: stranger, to: miner.address, nonce: fresh(), uuid: crypto.randomUUID() }),
    );
    expect(statuses).toEqual({ 403: 100 });
    expect(checks).not.toHaveBeenCalled();
    expect(await dendriteOf().query(target, PING, {})).toMatchObject({ ok: true });
  });

  it("by false signatures in a validator's name checks a few, and remembers nothing of them", async () => {
    const at = Date.now();
    const { url } = await serve({ clock: () => at });
    const request = { from: validator, to: miner.address, nonce: BigInt(at) * 1_000_000n };
    const statuses = await flood(100, () => ping(url, { ...request, signature: FALSE }));
    expect(statuses).toEqual({ 401: 20, 429: 80 });
    expect(checks).toHaveBeenCalledTimes(20);
    expect(await ping(url, request)).toEqual([429, "Too many requests that were not verified, slow down"]);
  });

  it("by what is refused on sight checks no signature", async () => {
    const { url } = await serve();
    const base = { from: validator, to: miner.address };
    expect((await ping(url, { ...base, nonce: fresh(), uuid: "x".repeat(65) }))[0]).toBe(401);
    expect((await ping(url, { ...base, nonce: fresh(), signature: "0xzz" }))[0]).toBe(401);
    expect((await ping(url, { ...base, nonce: 1n }))[0]).toBe(401);
    expect(checks).not.toHaveBeenCalled();
    const nonce = fresh();
    await ping(url, { ...base, nonce });
    expect((await ping(url, { ...base, nonce }))[0]).toBe(401);
    expect(checks).toHaveBeenCalledTimes(1);
  });

  it("by one key under many uuids answers other keys", async () => {
    const { url, target } = await serve({ limits: { callers: 2, callerNonces: 8 } });
    const statuses = await flood(50, () =>
      ping(url, { from: keypairFromSuri("//Loud"), to: miner.address, nonce: fresh(), uuid: crypto.randomUUID() }),
    );
    expect(statuses).toEqual({ 200: 50 });
    expect(await dendriteOf().query(target, PING, {})).toMatchObject({ ok: true });
  });

  it("by one address lets its requests pass at the rate and refuses the others before it looks at them", async () => {
    const { url } = await serve({ limits: { addressRate: 1 }, clock: () => 1_700_000_000_000 });
    const statuses = await flood(20, () =>
      ping(url, { from: stranger, to: miner.address, nonce: 1_700_000_000_000_000_000n }),
    );
    expect(statuses).toEqual({ 403: 8, 429: 12 });
  });

  it("by poor validators answers the one with a thousand times their stake", async () => {
    const rich = keypairFromSuri("//Rich");
    const [gate, full] = [deferred<void>(), deferred<void>()];
    let admitted = 0;
    const { target } = await serve(
      {
        limits: { concurrency: 1, queue: 16, callerQueue: 16 },
        hooks: {
          priority: ({ dendrite }) => {
            admitted += 1;
            if (admitted === 17) full.resolve();
            return dendrite.hotkey === rich.address ? 1000 : 1;
          },
        },
      },
      async (text) => {
        await gate.promise;
        return text;
      },
    );
    const poor = ["//Poor1", "//Poor2"].map((suri) => dendriteOf(keypairFromSuri(suri)));
    const crowd = poor.map((dendrite) => dendrite.queryAll(Array(10).fill(target), echo, { text: "poor" }));
    await full.promise;
    const paid = dendriteOf(rich).queryAll(Array(10).fill(target), echo, { text: "rich" });
    const responses = await Promise.race([
      paid,
      (async () => {
        // All ten wait, in the places of others, before the model goes on.
        while (admitted < 30) await new Promise((resolve) => setImmediate(resolve));
        gate.resolve();
        return paid;
      })(),
    ]);
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const statuses = (await Promise.all(crowd)).flat().map(({ status }) => status);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(10);
  });

  it("by connections that say nothing takes newcomers at once", async () => {
    const { port, target } = await serve({ limits: { connections: 16, addressConnections: 8 } });
    const silent: Socket[] = [];
    for (let i = 0; i < 40; i += 1) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      silent.push(socket);
      await new Promise((resolve) => socket.once("connect", resolve));
    }
    closers.push(() => silent.forEach((socket) => void socket.destroy()));
    expect(await dendriteOf().query(target, echo, { text: "x" })).toMatchObject({ ok: true });
  });

  it("by silence or half a head closes the connection after a while", async () => {
    const { port } = await serve({ limits: { headersTimeoutMs: 100 } });
    const ends = ["", "POST /Echo HTTP/1.1\r\nhost: a\r\n"].map((text) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.resume();
      if (text !== "") socket.write(text);
      return new Promise((resolve) => socket.once("close", resolve));
    });
    await Promise.all(ends);
  });

  it("by large bodies that are announced reads none of a stranger's, and few of a caller's", async () => {
    const { port } = await serve({ limits: { bodies: 400, bodySize: 300 } });
    const send = (from: typeof validator, length: number): Promise<string> => {
      const headers = Object.entries(pingHeaders({ from, to: miner.address, nonce: fresh() }));
      const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\r\n");
      const socket = connect(port, "127.0.0.1");
      closers.push(() => void socket.destroy());
      socket.on("error", () => undefined);
      socket.write(`POST /Synapse HTTP/1.1\r\nhost: a\r\n${lines}\r\ncontent-length: ${length}\r\n\r\n`);
      return new Promise((resolve) => socket.once("data", (data) => resolve(data.toString().slice(9, 12))));
    };
    expect(await send(stranger, 100)).toBe("403");
    expect(await send(validator, 301)).toBe("413");
    expect(await send(validator, 101)).toBe("503");
  });
});

describe("room for bodies", () => {
  it("is shared, and given back once", () => {
    const room = new BodyRoom(400);
    const back = ["a", "b", "c", "d"].map((caller) => room.take(caller, 100));
    expect(() => room.take("e", 1)).toThrow("Too many large requests");
    back[0]?.();
    back[0]?.();
    expect(() => room.take("b", 1)).toThrow("Too many large requests");
    room.take("e", 100);
    expect(() => room.take("f", 1)).toThrow("Too many large requests");
  });
});

describe("trials of signatures", () => {
  it("are shared by strangers, and not taken from those who have proved themselves", async () => {
    const trials = new Trials({ ...DEFAULT_LIMITS, addressTrials: 2, strangerTrials: 5 });
    const prove = (address: string, now: number): Promise<boolean> => trials.run(address, now, async () => true);
    expect(await prove("honest", 0)).toBe(true);
    let checked = 0;
    const fail = async (): Promise<boolean> => {
      checked += 1;
      return false;
    };
    for (let i = 0; i < 1000; i += 1) await trials.run(`bot ${i}`, 0, fail).catch(() => undefined);
    expect(checked).toBe(10);
    for (let i = 0; i < 100; i += 1) expect(await prove("honest", 0)).toBe(true);
    await expect(prove("new", 0)).rejects.toThrow("not verified");
    expect(await prove("new", 1000)).toBe(true);
  });

  it("that are under way at the same time are counted when they turn out false, a quarter of an address at most", async () => {
    const trials = new Trials({ ...DEFAULT_LIMITS, addressTrials: 2, signatures: 40 });
    const gate = deferred<boolean>();
    let checked = 0;
    const runs = Array.from({ length: 12 }, () =>
      trials
        .run("loud", 0, () => {
          checked += 1;
          return gate.promise;
        })
        .catch(({ status }: { status: number }) => status),
    );
    expect(await trials.run("other", 0, async () => true)).toBe(true);
    gate.resolve(false);
    expect(await Promise.all(runs)).toEqual([...Array(10).fill(false), 503, 503]);
    expect(checked).toBe(10);
    // Ten of four that it had: it has to wait until it has paid for six, and has one again.
    await expect(trials.run("loud", 3499, async () => true)).rejects.toThrow("not verified");
    expect(await trials.run("loud", 3500, async () => true)).toBe(true);
  });
});

describe("rates", () => {
  it("remember so many keys and no more, whatever is asked", () => {
    const rates = new RateLimit(1, 3);
    for (const key of ["a", "b", "c"])
      expect([rates.take(key, 0), rates.take(key, 0), rates.take(key, 0)]).toEqual([true, true, false]);
    rates.take("d", 0);
    expect(rates.take("c", 0)).toBe(false);
    // A clock that is set back gives nothing and takes nothing.
    expect(rates.take("c", -1000)).toBe(false);
  });
});

describe("connections of a server", () => {
  class FakeSocket extends EventEmitter {
    isClosed = false;
    readonly remoteAddress: string;
    constructor(remoteAddress: string) {
      super();
      this.remoteAddress = remoteAddress;
    }
    destroy(): void {
      this.isClosed = true;
      this.emit("close");
    }
  }

  function guarded(max: number, maxOfAddress: number) {
    const server = new EventEmitter();
    // Only its events are listened to.
    new Connections(max, maxOfAddress).guard(server as unknown as Server);
    const open = (address: string): FakeSocket => {
      const socket = new FakeSocket(address);
      server.emit("connection", socket);
      return socket;
    };
    const ask = (socket: FakeSocket): EventEmitter => {
      const response = new EventEmitter();
      server.emit("request", { socket }, response);
      return response;
    };
    return { open, ask };
  }

  it("of one address make room for each other", () => {
    const { open } = guarded(100, 2);
    const [a, b, c] = [open("203.0.113.1"), open("203.0.113.1"), open("203.0.113.1")];
    expect([a, b, c].map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
    expect(open("203.0.113.2").isClosed).toBe(false);
    const own = Array.from({ length: 5 }, () => open("127.0.0.1"));
    expect(own.map(({ isClosed }) => isClosed)).toEqual(Array(5).fill(false));
  });

  it("of any address make room, the longest idle first, and none with a request under way", () => {
    const { open, ask } = guarded(3, 2);
    const [busy, idle, other] = [open("1.1.1.1"), open("2.2.2.2"), open("3.3.3.3")];
    const first = ask(busy);
    const second = ask(busy);
    open("4.4.4.4");
    expect([busy, idle, other].map(({ isClosed }) => isClosed)).toEqual([false, true, false]);
    first.emit("close");
    open("5.5.5.5");
    expect(busy.isClosed).toBe(false);
    second.emit("close");
    for (const address of ["6.6.6.6", "7.7.7.7", "8.8.8.8"]) open(address);
    expect([busy, other].map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });

  it("are refused when all have a request under way", () => {
    const { open, ask } = guarded(2, 2);
    for (const address of ["1.1.1.1", "2.2.2.2"]) ask(open(address));
    expect(open("3.3.3.3").isClosed).toBe(true);
  });
});
