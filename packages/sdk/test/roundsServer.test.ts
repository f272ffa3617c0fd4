import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RoundsServer } from "../src/index.ts";

const PAGE = "http://127.0.0.1:9900";
const JSON_TYPE = { "content-type": "application/json" };

let server: RoundsServer;
let now: number;
let asked: unknown[];
let problems: unknown[];

async function start(isOpen: boolean): Promise<void> {
  const ask = (question: unknown) => {
    asked.push(question);
    if (question === 9) return Promise.reject(new Error("an answer that nobody can tell"));
    return question === 7 ? "invalid" : question === 8 ? "busy" : Promise.resolve([{ uid: 1, text: "yes" }]);
  };
  const rounds = (count: number) => JSON.stringify(Array.from({ length: count }, () => ({ at: 1 })));
  const onProblem = (error: unknown) => problems.push(error);
  const options = { port: 0, origins: [PAGE], facts: { netuid: 2 }, rounds, onProblem, ...(isOpen ? { ask } : {}) };
  server = await RoundsServer.start(options, () => now);
}

beforeEach(async () => {
  now = 0;
  asked = [];
  problems = [];
  await start(true);
});
afterEach(() => server.close());

const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${server.url}/ask`, { method: "POST", body, headers });

describe("a validator's rounds", () => {
  it("are told to programs, and to pages that it knows", async () => {
    const answer = await fetch(`${server.url}/rounds?last=2`, { headers: { origin: PAGE } });
    expect(await answer.json()).toEqual({ netuid: 2, asks: true, rounds: [{ at: 1 }, { at: 1 }] });
    expect(answer.headers.get("access-control-allow-origin")).toBe(PAGE);
    expect((await fetch(`${server.url}/rounds`)).status).toBe(200);
    expect((await fetch(`${server.url}/rounds`, { headers: { origin: "http://evil.example" } })).status).toBe(403);
  });

  it.each([
    ["1000000", 50],
    ["-1", 1],
    ["x", 1],
    ["", 1],
  ])("are never more than 50: last=%s", async (last, count) => {
    const { rounds } = await (await fetch(`${server.url}/rounds?last=${last}`)).json();
    expect(rounds).toHaveLength(count);
  });

  it("are not told under a name that somebody points here", async () => {
    const { port } = new URL(server.url);
    const status = await new Promise((resolve) => {
      const headers = { host: "evil.example" };
      request({ port, path: "/rounds", headers }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });
});

describe("a question to a validator's miners", () => {
  it("is answered, and the next one has to wait", async () => {
    expect(await (await post('{"text":"hello"}')).json()).toEqual({ answers: [{ uid: 1, text: "yes" }] });
    const next = await post("1");
    expect(next.status).toBe(429);
    expect(Number(next.headers.get("retry-after"))).toBeGreaterThan(0);
    now += 60_000;
    expect((await post("1")).status).toBe(200);
    expect(asked).toEqual([{ text: "hello" }, 1]);
  });

  it.each([
    ["no question of the subnet", "7", JSON_TYPE, 400],
    ["one for which there is no room", "8", JSON_TYPE, 429],
    ["answered by what cannot be told", "9", JSON_TYPE, 500],
    ["no JSON", "{", JSON_TYPE, 400],
    ["longer than 8 KiB", JSON.stringify("x".repeat(9000)), JSON_TYPE, 400],
    ["sent as a form sends it", "{}", { "content-type": "text/plain" }, 415],
    ["of an unknown page", "{}", { ...JSON_TYPE, origin: "http://127.0.0.1:1" }, 403],
  ])("is refused that is %s", async (_, body, headers, status) => {
    expect((await post(body, headers)).status).toBe(status);
    expect(problems).toHaveLength(status === 500 ? 1 : 0);
  });

  it("is refused where nobody allowed any", async () => {
    await server.close();
    await start(false);
    expect((await post("{}")).status).toBe(403);
    expect(asked).toEqual([]);
  });
});
