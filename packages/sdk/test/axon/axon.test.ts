import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Axon, type AxonOptions, type RouteHooks } from "../../src/axon/index.ts";
import { PriorityQueue } from "../../src/axon/queue.ts";
import { deferred } from "../../src/deferred.ts";
import { Dendrite } from "../../src/dendrite/index.ts";
import { defineSynapse, PING } from "../../src/synapse/index.ts";
import { requestMessage } from "../../src/synapse/signing.ts";

const echo = defineSynapse({
  name: "Echo",
  request: z.object({ text: z.string(), times: z.int().default(1) }),
  response: z.object({ echoed: z.string() }),
});
const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Setup extends Partial<AxonOptions> {
  readonly hooks?: RouteHooks;
  readonly answer?: (text: string, signal: AbortSignal, caller: string) => Promise<string>;
}

async function serve({ hooks = {}, answer = async (text) => text, ...options }: Setup = {}) {
  const axon = new Axon({ hotkey: miner.address, port: 0, ...options });
  axon.attach(
    echo,
    async ({ text, times }, { signal, caller }) => ({ echoed: (await answer(text, signal, caller)).repeat(times) }),
    hooks,
  );
  const { host, port } = await axon.start();
  const dendrite = new Dendrite(validator, { clock: options.clock ?? Date.now });
  closers.push(
    () => dendrite.close(),
    () => axon.stop(),
  );
  return { axon, dendrite, target: { host, port, hotkey: miner.address }, url: `http://${host}:${port}` };
}

const ask = { text: "hé'llo", times: 2 };

describe("an axon and a dendrite", () => {
  it("exchange a question and its answer", async () => {
    const callers: string[] = [];
    const { dendrite, target } = await serve({
      answer: async (text, _signal, caller) => {
        callers.push(caller);
        return text;
      },
    });
    const response = await dendrite.query(target, echo, ask);
    expect(response).toMatchObject({ ok: true, status: 200, answer: { echoed: "hé'llohé'llo" } });
    expect(callers).toEqual([validator.address]);
  });

  it("ping", async () => {
    const { dendrite, target } = await serve();
    expect(await dendrite.query(target, PING, {})).toMatchObject({ ok: true });
  });

  it("ask many at once; one that is bad spoils nothing", async () => {
    const { dendrite, target } = await serve();
    const dead = { ...target, port: 1 };
    const responses = await dendrite.queryAll([target, dead, target], echo, ask);
    expect(responses.map(({ ok, status }) => [ok, status])).toEqual([
      [true, 200],
      [false, 503],
      [true, 200],
    ]);
  });

  it("sends what the official SDK sends", async () => {
    const { url } = await serve();
    const requests: { headers: Record<string, unknown>; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        requests.push({ headers: request.headers, body });
        response.end("{}");
      });
    });
    const { port } = await listen(server);
    const dendrite = new Dendrite(validator, { ip: "203.0.113.5" });
    closers.push(() => dendrite.close());
    await dendrite.query({ host: "127.0.0.1", port, hotkey: miner.address }, echo, ask);
    const [sent] = requests;
    expect(sent?.headers).toMatchObject({
      name: "Echo",
      timeout: "12.0",
      bt_header_axon_ip: "127.0.0.1",
      bt_header_axon_hotkey: miner.address,
      bt_header_dendrite_ip: "203.0.113.5",
      bt_header_dendrite_version: "10002000",
      bt_header_dendrite_hotkey: validator.address,
      bt_header_dendrite_signature: expect.stringMatching(/^0x[0-9a-f]{128}$/),
      bt_header_input_obj_text: "IiI=",
      computed_body_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(sent?.headers).not.toHaveProperty("bt_header_input_obj_times");
    expect(JSON.parse(sent?.body ?? "")).toMatchObject({
      name: "Echo",
      timeout: 12,
      computed_body_hash: "",
      text: ask.text,
      times: 2,
      echoed: null,
      axon: { status_code: null, hotkey: miner.address },
      dendrite: { status_code: null, version: 10_002_000 },
    });
    expect(url).toContain("127.0.0.1");
  });
});

async function listen(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  return server.address() as AddressInfo;
}

describe("an axon turns away", () => {
  const now = Date.now();

  /** Headers as a dendrite would send them, with parts replaced. */
  function headers(
    change: Partial<Record<string, string>> = {},
    nonce = BigInt(now) * 1_000_000n,
  ): Record<string, string> {
    const bodyHash = "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a";
    const uuid = "5ecbd69c-1cec-11ee-b0dc-e29ce36fec1a";
    const message = requestMessage({
      nonce,
      dendriteHotkey: validator.address,
      axonHotkey: miner.address,
      uuid,
      bodyHash,
    });
    const signature = Buffer.from(validator.sign(new TextEncoder().encode(message))).toString("hex");
    const all: Record<string, string | undefined> = {
      name: "Synapse",
      timeout: "12.0",
      bt_header_dendrite_version: "10002000",
      bt_header_dendrite_nonce: nonce.toString(),
      bt_header_dendrite_uuid: uuid,
      bt_header_dendrite_hotkey: validator.address,
      bt_header_dendrite_signature: `0x${signature}`,
      computed_body_hash: bodyHash,
      ...change,
    };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  async function post(url: string, sent: Record<string, string>, body = "{}"): Promise<[number, string]> {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { ...sent, "content-type": "application/json" },
    });
    const { message = "" } = z.object({ message: z.string().optional() }).parse(await response.json());
    return [response.status, message];
  }

  const clock = (): number => now;

  it("nobody who is in order", async () => {
    const { url } = await serve({ clock });
    expect(await post(`${url}/Synapse`, headers())).toEqual([200, ""]);
  });

  it("unknown synapses: 404", async () => {
    const { url } = await serve({ clock });
    const [status, message] = await post(`${url}/Nothing`, headers());
    expect([status, message]).toEqual([
      404,
      "Synapse name 'Nothing' not found. Available synapses ['Synapse', 'Echo']",
    ]);
    expect((await post(`${url}/a/b/c`, headers()))[0]).toBe(404);
  });

  it.each([
    ["Missing Nonce", headers({ bt_header_dendrite_nonce: undefined })],
    ["Missing Nonce", headers({ bt_header_dendrite_nonce: "1e9" })],
    ["Missing Signature", headers({ bt_header_dendrite_signature: undefined })],
    ["Signature mismatch", headers({ bt_header_dendrite_signature: `0x${"ab".repeat(64)}` })],
    ["Signature mismatch", headers({ bt_header_dendrite_hotkey: miner.address })],
    ["Signature mismatch", headers({ computed_body_hash: "00" })],
    ["Signature mismatch", headers({ bt_header_dendrite_uuid: "other" })],
    [
      "Nonce is too old: acceptable delta is 16.00 seconds but request was 17.00 seconds old",
      headers({}, BigInt(now - 17_000) * 1_000_000n),
    ],
    ["Nonce is in the future", headers({}, BigInt(now + 5_000) * 1_000_000n)],
  ])("what is not verified: 401 %s", async (reason, sent) => {
    const { url } = await serve({ clock });
    const [status, message] = await post(`${url}/Synapse`, sent);
    expect(status).toBe(401);
    expect(message).toMatch(new RegExp(`^Not Verified with error: ${reason}`));
  });

  it("a request that comes again: 401", async () => {
    const { url } = await serve({ clock });
    expect((await post(`${url}/Synapse`, headers()))[0]).toBe(200);
    expect(await post(`${url}/Synapse`, headers())).toEqual([
      401,
      "Not Verified with error: Nonce is too old, it was used before",
    ]);
  });

  it("unsigned requests, unless compatibility is asked for", async () => {
    const { url } = await serve({ clock, compat: true });
    expect((await post(`${url}/Synapse`, headers({ bt_header_dendrite_signature: undefined })))[0]).toBe(200);
  });

  it("the blacklisted: 403, before the body is read", async () => {
    const { dendrite, target } = await serve({ hooks: { blacklist: () => "no stake" } });
    expect(await dendrite.query(target, echo, ask)).toMatchObject({
      ok: false,
      status: 403,
      message: "Forbidden. Key is blacklisted: no stake.",
    });
  });

  it("bodies of another form: 422", async () => {
    const { url } = await serve({ clock });
    expect((await post(`${url}/Echo`, headers(), '{"text":1}'))[0]).toBe(422);
    expect((await post(`${url}/Echo`, headers({}, BigInt(now + 1) * 1_000_000n), "{"))[0]).toBe(422);
  });

  it("bodies that are not those that were signed: 500 with a number", async () => {
    const { url } = await serve({ clock });
    const [status, message] = await post(`${url}/Echo`, headers(), '{"text":"changed"}');
    expect([status, message]).toEqual([500, expect.stringMatching(/^Internal Server Error #[0-9a-f-]{36}$/)]);
  });

  it("bodies that are too large: 413", async () => {
    const { url } = await serve({ clock, limits: { bodySize: 100 } });
    expect((await post(`${url}/Echo`, headers(), JSON.stringify({ text: "x".repeat(200) })))[0]).toBe(413);
  });

  it("callers that are too fast: 429", async () => {
    const { dendrite, target } = await serve({ clock, limits: { callerRate: 1 } });
    const responses = await dendrite.queryAll([target, target, target], echo, ask);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  });

  it("failures of the model: 500, and only the log says why", async () => {
    const failures: unknown[] = [];
    const { dendrite, target } = await serve({
      answer: () => Promise.reject(new Error("secret of the model")),
      onFailure: (id, error) => failures.push(id, error),
    });
    const response = await dendrite.query(target, echo, ask);
    expect(response).toMatchObject({ ok: false, status: 500, message: `Internal Server Error #${failures[0]}` });
    expect(failures[1]).toEqual(new Error("secret of the model"));
  });

  it("late answers: 408, and the model is told to stop", async () => {
    let aborted: unknown;
    const { dendrite, target } = await serve({
      limits: { timeoutMs: 50 },
      answer: (_text, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    });
    expect(await dendrite.query(target, echo, ask)).toMatchObject({
      ok: false,
      status: 408,
      message: "Response timeout after: 0.05s",
    });
    expect(aborted).toBe(true);
  });

  it("requests when too many wait: 503", async () => {
    const [gate, started] = [deferred<void>(), deferred<void>()];
    const { dendrite, target } = await serve({
      limits: { concurrency: 1, queue: 0 },
      answer: async (text) => {
        started.resolve();
        await gate.promise;
        return text;
      },
    });
    const first = dendrite.query(target, echo, ask);
    await started.promise;
    expect(await dendrite.query(target, echo, ask)).toMatchObject({ ok: false, status: 503 });
    gate.resolve();
    expect(await first).toMatchObject({ ok: true });
  });
});

describe("a hook for priorities that gives no numbers", () => {
  it("leaves every request its turn", async () => {
    // As a program in JavaScript may have it.
    const values: unknown[] = [1, undefined, 2, "high", Number.NaN, null, 0, {}];
    const priority = (): number => values.shift() as number;
    const { dendrite, target } = await serve({ hooks: { priority }, limits: { concurrency: 1 } });
    const responses = await Promise.all(Array.from({ length: 8 }, () => dendrite.query(target, echo, ask)));
    expect(responses.map(({ ok }) => ok)).toEqual(responses.map(() => true));
  });
});

describe("a queue of requests", () => {
  it("starts the highest priority first, and of equal ones the earliest", async () => {
    const queue = new PriorityQueue(1, 10);
    const { signal } = new AbortController();
    const gate = deferred<void>();
    const order: string[] = [];
    const run = (name: string, priority: number): Promise<void> =>
      queue.run({ caller: name, priority, signal, onAbort: () => new Error("aborted") }, async () => {
        order.push(name);
        await gate.promise;
      });
    const all = [run("first", 0), run("low", 1), run("high", 3), run("middle", 2), run("middle too", 2)];
    gate.resolve();
    await Promise.all(all);
    expect(order).toEqual(["first", "high", "middle", "middle too", "low"]);
  });

  it("keeps the best of those that wait, few of each caller, and forgets those that leave, in any order", async () => {
    const request = fc.record({
      caller: fc.constantFrom("a", "b", "c"),
      priority: fc.integer({ min: 0, max: 4 }),
      leaves: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 40 }), async (requests) => {
        const [capacity, capacityOfCaller] = [8, 4];
        const queue = new PriorityQueue(1, capacity, capacityOfCaller);
        const gate = deferred<void>();
        const { signal } = new AbortController();
        const onAbort = (): Error => new Error("left");
        const first = queue.run({ caller: "first", priority: 0, signal, onAbort }, () => gate.promise);
        const started: number[] = [];
        // What should wait, as plain lists say it.
        let waiting: { index: number; caller: string; priority: number }[] = [];
        const runs = requests.map(({ caller, priority, leaves }, index) => {
          const leaving = new AbortController();
          const run = queue.run({ caller, priority, signal: leaving.signal, onAbort }, async () => {
            started.push(index);
          });
          const last = waiting.toSorted((a, b) => a.priority - b.priority || b.index - a.index)[0];
          const own = waiting.filter((other) => other.caller === caller).length;
          if (
            own < capacityOfCaller &&
            (waiting.length < capacity || (last !== undefined && last.priority < priority))
          ) {
            if (waiting.length === capacity) waiting = waiting.filter((other) => other !== last);
            waiting.push({ index, caller, priority });
          }
          if (leaves) {
            leaving.abort();
            waiting = waiting.filter((other) => other.index !== index);
          }
          return run.catch((error: unknown) => error);
        });
        gate.resolve();
        await Promise.all([first, ...runs]);
        const expected = waiting.toSorted((a, b) => b.priority - a.priority || a.index - b.index);
        expect(started).toEqual(expected.map(({ index }) => index));
      }),
    );
  });

  it("forgets who stopped waiting", async () => {
    const queue = new PriorityQueue(1, 1);
    const gate = deferred<void>();
    const never = new AbortController();
    const first = queue.run(
      { caller: "a", priority: 0, signal: never.signal, onAbort: () => new Error("aborted") },
      () => gate.promise,
    );
    const leaving = new AbortController();
    const left = queue.run({ caller: "a", priority: 0, signal: leaving.signal, onAbort: () => new Error("left") }, () =>
      Promise.resolve(),
    );
    leaving.abort();
    await expect(left).rejects.toThrow("left");
    const second = queue.run(
      { caller: "a", priority: 0, signal: never.signal, onAbort: () => new Error("aborted") },
      () => Promise.resolve("ran"),
    );
    gate.resolve();
    await first;
    expect(await second).toBe("ran");
  });
});

describe("a dendrite survives", () => {
  it.each([
    ["rubbish", 422, (_: unknown, response: { end(text: string): void }) => response.end("<html>")],
    [
      "an answer of another form",
      422,
      (_: unknown, response: { end(text: string): void }) => response.end('{"echoed":1}'),
    ],
    [
      "an endless answer",
      503,
      (_: unknown, response: { write(text: string): boolean; on(e: string, f: () => void): void }) => {
        const write = (): void => {
          while (response.write("x".repeat(65_536)));
        };
        response.on("drain", write);
        write();
      },
    ],
    ["a closed connection", 503, (request: { socket: { destroy(): void } }) => request.socket.destroy()],
    ["silence", 408, () => undefined],
  ])("%s: %i", async (_name, status, answer) => {
    const server = createServer((request, response) => answer(request as never, response as never));
    const { port } = await listen(server);
    const dendrite = new Dendrite(validator, { maxResponse: 100_000 });
    closers.push(() => dendrite.close());
    const target = { host: "127.0.0.1", port, hotkey: miner.address };
    const timeoutMs = status === 408 ? 100 : 10_000;
    expect(await dendrite.query(target, echo, ask, { timeoutMs })).toMatchObject({ ok: false, status });
  });
});

describe("an axon that cannot listen", () => {
  it("says that the port is in use", async () => {
    const { target } = await serve();
    const second = new Axon({ hotkey: miner.address, port: target.port });
    await expect(second.start()).rejects.toMatchObject({ code: "PORT_IN_USE" });
  });

  it("says that the address is not of this machine", async () => {
    const axon = new Axon({ hotkey: miner.address, host: "203.0.113.77", port: 0 });
    await expect(axon.start()).rejects.toMatchObject({ code: "ADDRESS_UNAVAILABLE" });
  });
});
