import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { type ApiLimits, IndexApi } from "../../src/api/index.ts";
import { embeddedPlaces } from "../places.ts";
import { account, fill, hashOf } from "./rows.ts";
import { servedIndex } from "./served.ts";

const problems: unknown[] = [];
const served = servedIndex(
  embeddedPlaces,
  ({ db }) => fill(db, 30, 5, 7),
  (error) => problems.push(error),
);

const problem = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });

/** Status, headers and body of a request, whose headers may be any. */
function ask(
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers, method }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asking.on("error", reject).end();
  });
}

/** Status, head and body of what bytes get that somebody sends, until the server ends the connection. */
async function askRaw(bytes: string): Promise<{ status: number; head: string; body: string }> {
  const { hostname, port } = new URL(served.api.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, body };
}

/** Texts that somebody may put into a parameter. */
const anything = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("'", "';drop table blocks;--", "\0", "-1", "1e9", "99999999999", "2147483648", "0x", "%", "../.."),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "NaN",
    "[]",
    "{}",
    "true",
    "WzFd",
    "WyJhIl0",
    account(1),
    hashOf(3),
    "3-1",
  ),
  fc.integer().map(String),
);

describe("whatever a client sends,", () => {
  it("a parameter gets an answer or is refused, and never more", async () => {
    const places = served.client.paths
      .filter((path) => path !== "/v1/live")
      .flatMap((path) => served.client.parametersOf(path).map(({ name, in: place }) => ({ path, name, place })));
    const good = {
      ...{ netuid: "1", uid: "0", address: account(1), block: "3", extrinsic: "3-1", event: "3-1" },
      q: "3",
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), anything, async ({ path, name, place }, value) => {
        const values: Record<string, string> = { ...good, [name]: value };
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, one: string) => encodeURIComponent(values[one] ?? "x"));
        const needed = served.client.parametersOf(path).filter((one) => one.in === "query" && one.required);
        const query = new URLSearchParams(needed.map((one) => [one.name, values[one.name] ?? "1"]));
        if (place === "query") query.set(name, value);
        const response = await served.client.ask(`${filled}?${query}`);
        const text = await response.text();
        expect([200, 400, 404]).toContain(response.status);
        if (response.status === 200) return;
        // It says what is wrong, in words.
        expect(problem.parse(JSON.parse(text)).message).not.toMatch(/\[object/);
      }),
      { numRuns: Number(process.env.OPENTAO_API_RUNS ?? 400) },
    );
    expect(problems).toEqual([]);
  });

  it("what is wrong with a parameter is said, also with one that is given twice", async () => {
    const said = async (query: string) =>
      problem.parse(JSON.parse((await ask(`${served.api.url}/v1/blocks?${query}`)).text)).message;
    expect(await said("limit=0x5")).toBe("limit: must be a whole number from 1 to 200");
    expect(await said("limit=1&limit=2")).toMatch(/^limit: .*expected string, received array/);
    expect(await said("order=up")).toMatch(/^order: .*"asc"|"desc"/);
  });

  it("a path gets an answer in JSON", async () => {
    for (const path of [
      "/",
      "/v1",
      "/v2/blocks",
      "/v1/blocks/",
      "/v1/blocks/%zz",
      "/v1/%00",
      `/v1/${"x".repeat(3000)}`,
    ]) {
      const { status, text } = await ask(`${served.api.url}${path}`);
      expect([400, 404]).toContain(status);
      problem.parse(JSON.parse(text));
    }
  });

  it("what is no request that can be read is refused in the form of all refusals", async () => {
    const host = "Host: localhost\r\nConnection: close\r\n";
    const long = "a".repeat(9000);
    const sent = [
      ["no HTTP", "hello\r\n\r\n", 400],
      ["a method of nobody's", `FOO /v1/blocks HTTP/1.1\r\n${host}\r\n`, 400],
      ["another version", `GET /v1/blocks HTTP/9.9\r\n${host}\r\n`, 400],
      ["two lengths", `GET / HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
      ["no host", "GET /v1/blocks HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
      ["a broken escape", `GET /v1/blocks/%zz HTTP/1.1\r\n${host}\r\n`, 400],
      ["a long header", `GET /v1/blocks HTTP/1.1\r\n${host}X: ${long}\r\n\r\n`, 431],
      ["a long path", `GET /v1/${long} HTTP/1.1\r\n${host}\r\n`, 431],
      ["a tunnel", `CONNECT localhost:80 HTTP/1.1\r\n${host}\r\n`, 405],
      ["a method that others have", `PROPFIND /v1/blocks HTTP/1.1\r\n${host}\r\n`, 405],
    ] as const;
    for (const [what, bytes, expected] of sent) {
      const { status, head, body } = await askRaw(bytes);
      const code = expected === 405 ? "METHOD_NOT_ALLOWED" : "MALFORMED_REQUEST";
      expect([what, status, problem.parse(JSON.parse(body)).code]).toEqual([what, expected, code]);
      expect(head).toMatch(/^x-content-type-options: nosniff\r$/im);
      expect(head).toMatch(/^content-type: application\/json; charset=utf-8\r?$/im);
      expect(/^allow: GET, HEAD, OPTIONS\r$/im.test(head)).toBe(expected === 405);
    }
    // What HTTP lets a server overlook is overlooked.
    expect(await askRaw(`GET /v1/blocks/3 HTTP/1.1\r\n${host}Expect: much\r\n\r\n`)).toMatchObject({ status: 200 });
    expect(problems).toEqual([]);
  });

  it("whoever asks for a tunnel and breaks the connection off harms nobody", async () => {
    const { hostname, port } = new URL(served.api.url);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      await new Promise<void>((resolve) => {
        socket.write("CONNECT x HTTP/1.1\r\nHost: a\r\n\r\n", () => resolve());
      });
      socket.resetAndDestroy();
      await once(socket, "close");
    }
    // An error that nobody handles would fail this file, and end a process of its own.
    expect(await ask(`${served.api.url}/v1/blocks/3`)).toMatchObject({ status: 200 });
  });

  it.each(["garbage\r\n\r\n", "CONNECT x HTTP/1.1\r\nHost: a\r\n\r\n"])(
    "no refusal stands within an answer that has begun: %j",
    async (bytes) => {
      const { hostname, port } = new URL(served.api.url);
      const socket = connect(Number(port), hostname);
      socket.write("GET /v1/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      const [first] = await once(socket, "data");
      socket.write(bytes);
      const rest = await text(socket);
      expect(`${first}${rest}`.match(/HTTP\/1\.1/g)).toHaveLength(1);
    },
  );

  it("only reading is allowed", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status, headers, text } = await ask(`${served.api.url}/v1/blocks`, {}, method);
      expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(problem.parse(JSON.parse(text)).code).toBe("METHOD_NOT_ALLOWED");
    }
    const head = await ask(`${served.api.url}/v1/blocks`, {}, "HEAD");
    const whole = await ask(`${served.api.url}/v1/blocks`);
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(whole.text)));
    expect(head.headers.etag).toBe(whole.headers.etag);
    expect(await ask(`${served.api.url}/v1/blocks`, {}, "OPTIONS")).toMatchObject({ status: 204, text: "" });
  });

  it("pages of strangers, and names that strangers make point here, get nothing", async () => {
    const url = `${served.api.url}/v1/blocks/3`;
    const local = await ask(url, { origin: "http://localhost:5173" });
    expect(local.status).toBe(200);
    expect(local.headers["access-control-allow-origin"]).toBe("http://localhost:5173");
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { host: "evil.example" }]) {
      const { status, headers: answered } = await ask(url, headers);
      expect(status).toBe(403);
      expect(answered["access-control-allow-origin"]).toBeUndefined();
    }
    const open = await IndexApi.start(served.index.db, { port: 0, origins: ["https://explorer.example"] });
    expect((await ask(`${open.url}/v1/blocks/3`, { origin: "https://explorer.example" })).status).toBe(200);
    await open.close();
  });

  it("the headers of an answer leave nothing to a browser", async () => {
    const { headers } = await ask(`${served.api.url}/v1/blocks/3`);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-type": "application/json; charset=utf-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });
});

describe("who takes much", () => {
  const limited = (limits: Partial<ApiLimits>) => IndexApi.start(served.index.db, { port: 0, limits });
  const proxied = (address: string) => ({ "x-forwarded-for": address });

  it("is told to come back, together with its neighbors, and nobody else", async () => {
    const api = await limited({ rate: 0.001, burst: 3000 });
    const url = `${api.url}/v1/blocks/3`;
    for (let at = 0; at < 3; at += 1) expect((await ask(url, proxied(`2001:db8::${at}`))).status).toBe(200);
    const refused = await ask(url, proxied("2001:db8::ffff"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await ask(url, proxied("2001:db8:0:1::1"))).status).toBe(200);
    expect((await ask(url)).status).toBe(200);
    await api.close();
  });

  it("waits, and is sent away when too many wait", async () => {
    const api = await limited({ running: 1, waiting: 3, clientWaiting: 2 });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Whoever has the one connection of the database lets nobody be answered.
    const holding = served.index.db.connection().execute(() => released);
    const statuses: number[] = [];
    const asks = Array.from({ length: 12 }, async (_, at) => {
      const { status } = await ask(`${api.url}/v1/blocks/${at}`, proxied("192.0.2.1"));
      if (statuses.push(status) === 9) release();
    });
    await Promise.all([holding, ...asks]);
    expect(statuses).toEqual([...Array<number>(9).fill(503), 200, 200, 200]);
    await api.close();
  });

  it("gets as many live feeds as there are for it", async () => {
    const api = await limited({ live: 2, addressLive: 1 });
    const live = `${api.url}/v1/live`;
    const follow = async (headers: Record<string, string>) => {
      const stop = new AbortController();
      const response = await fetch(live, { headers, signal: stop.signal });
      return { response, stop };
    };
    const first = await follow(proxied("192.0.2.1"));
    expect(first.response.headers.get("content-type")).toBe("text/event-stream");
    expect((await follow(proxied("192.0.2.1"))).response.status).toBe(503);
    const second = await follow({});
    expect(second.response.status).toBe(200);
    expect((await follow({})).response.status).toBe(503);
    const reader = second.response.body?.getReader();
    let text = "";
    while (!text.includes("data:")) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(text).toContain(`"height":29`);
    for (const { stop } of [first, second]) stop.abort();
    await api.close();
  });

  it("makes the index be looked at once, however many live feeds come and go while it is busy", async () => {
    let looks = 0;
    const counted = served.index.db.withPlugin({
      transformQuery: ({ node }) => {
        looks += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const api = await IndexApi.start(counted, { port: 0, limits: { live: 1 } });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = served.index.db.connection().execute(() => released);
    // There is room for one: who is let in knows that the one before is gone.
    const follow = () =>
      vi.waitFor(async () => {
        const stop = new AbortController();
        const { status, body } = await fetch(`${api.url}/v1/live`, { signal: stop.signal });
        expect(status).toBe(200);
        return { body, stop };
      }, 60_000);
    for (let at = 0; at < 20; at += 1) (await follow()).stop.abort();
    const { body, stop } = await follow();
    expect(looks).toBe(1);
    release();
    await holding;
    let text = "";
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    while (!text.includes("data:")) text += (await reader?.read())?.value ?? "";
    stop.abort();
    await api.close();
  });
});

it("the length of JSON is that of its bytes, which the database knows without reading them", async () => {
  const { db } = served.index;
  const last = { height: 4, number: 4 };
  const put = (args: string | null) =>
    db.updateTable("extrinsics").where("height", "=", 4).where("number", "=", 4).set({ args_json: args }).execute();
  const before = await served.client.get("/v1/extrinsics/4-4");
  await put(JSON.stringify("é".repeat(9000)));
  const { items } = await served.client.get("/v1/extrinsics?from=4&to=4");
  expect(items?.[0]).toMatchObject({ ...last, args: null, argsLength: 18_002 });
  await put(JSON.stringify(before.args));
});

describe("a client that has an answer", () => {
  it("is not sent it again until the index has moved", async () => {
    const url = `${served.api.url}/v1/transfers?account=${account(3)}`;
    const { headers } = await ask(url);
    const tag = { "if-none-match": headers.etag ?? "" };
    expect(await ask(url, tag)).toMatchObject({ status: 304, text: "" });
    expect((await ask(`${url}&limit=3`, tag)).status).toBe(200);
    const block = { hash: hashOf(9), parent_hash: hashOf(8), time: null, spec_version: 1n, extrinsics: 0, events: 0 };
    await served.index.db
      .insertInto("blocks")
      .values({ height: 30, ...block })
      .execute();
    expect((await ask(url, tag)).status).toBe(200);
    await served.index.db.deleteFrom("blocks").where("height", "=", 30).execute();
  });

  it("keeps for long what can never be another", async () => {
    const byHash = await ask(`${served.api.url}/v1/blocks/${hashOf(2 ** 40 + 3)}`);
    expect(byHash.headers["cache-control"]).toContain("immutable");
    const byNumber = await ask(`${served.api.url}/v1/blocks/3`);
    expect(byNumber.headers["cache-control"]).toBe("no-cache");
    expect(byNumber.text).toBe(byHash.text);
    expect((await ask(`${served.api.url}/v1/blocks/3`, { "if-none-match": byNumber.headers.etag ?? "" })).status).toBe(
      304,
    );
  });
});
