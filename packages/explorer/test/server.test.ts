import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Explorer, serveExplorer } from "../src/server/serve.ts";

let explorer: Explorer;

beforeAll(async () => {
  explorer = await serveExplorer({ port: 0, node: "ws://127.0.0.1:9944", index: "http://127.0.0.1:9988" });
});

afterAll(() => explorer.close());

it("the page is served, with the addresses of the network beside it", async () => {
  const page = await fetch(explorer.url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<title>OpenTAO</title>");
  const config = await fetch(`${explorer.url}config.json`);
  expect(await config.json()).toEqual({ node: "ws://127.0.0.1:9944", index: "http://127.0.0.1:9988", validators: [] });
});

it("a specification for light clients is served beside the page, where there is one", async () => {
  expect((await fetch(`${explorer.url}spec.json`)).status).toBe(404);
  const specification = JSON.stringify({ name: "of a test" });
  const other = await serveExplorer({ port: 0, node: "ws://127.0.0.1:9944", specification });
  expect(await (await fetch(`${other.url}config.json`)).json()).toMatchObject({ specification: "spec.json" });
  for (const encoding of ["br", "identity"]) {
    const served = await fetch(`${other.url}spec.json`, { headers: { "accept-encoding": encoding } });
    expect(served.headers.get("content-encoding")).toBe(encoding === "br" ? "br" : null);
    expect(await served.text()).toBe(specification);
  }
  await other.close();
});

it("a specification is made when the first asks for it, and once; where that fails, the page is told", async () => {
  const asked: ((text: string | undefined) => void)[] = [];
  const specification = () =>
    new Promise<string>((resolve, reject) =>
      asked.push((text) => (text === undefined ? reject(new Error("no such chain")) : resolve(text))),
    );
  const failures: unknown[] = [];
  const other = await serveExplorer({ port: 0, specification, onFailure: (error) => failures.push(error) });
  const read = (encoding: string) => fetch(`${other.url}spec.json`, { headers: { "accept-encoding": encoding } });
  expect(await (await fetch(`${other.url}config.json`)).json()).toMatchObject({ specification: "spec.json" });
  expect(asked).toHaveLength(0);
  const failing = read("br");
  await expect.poll(() => asked.length).toBe(1);
  asked[0]?.(undefined);
  expect((await failing).status).toBe(500);
  await expect.poll(() => failures).toEqual([new Error("no such chain")]);
  const reading = [read("br"), read("identity"), read("br")];
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.("{}");
  for (const answer of reading) expect(await (await answer).text()).toBe("{}");
  expect(await (await read("br")).text()).toBe("{}");
  expect(asked).toHaveLength(2);
  await other.close();
});

it("a browser is told to run the page's scripts alone, and to reach what the server names", async () => {
  const { headers } = await fetch(explorer.url);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("connect-src 'self' ws: wss: http://127.0.0.1:9988;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

it("nothing else is served, and nothing is written", async () => {
  expect((await fetch(`${explorer.url}package.json`)).status).toBe(404);
  expect((await fetch(`${explorer.url}%2e%2e/server/index.js`)).status).toBe(404);
  expect((await fetch(`${explorer.url}..%2fserver%2findex.js`)).status).toBe(404);
  expect((await fetch(explorer.url, { method: "POST", body: "x" })).status).toBe(405);
});

it("a file is sent compressed, and kept by browsers only while it is the same", async () => {
  const page = await fetch(explorer.url, { headers: { "accept-encoding": "br", range: "bytes=5-3" } });
  expect(page.status).toBe(200);
  expect(page.headers.get("content-encoding")).toBe("br");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const [script] = /assets\/[^"]*\.js/.exec(await page.text()) ?? [];
  const { headers } = await fetch(`${explorer.url}${script}`);
  expect(headers.get("cache-control")).toContain("immutable");
});

it("the page asks no other server for a file", () => {
  const html = readFileSync(new URL("../index.html", import.meta.url), "utf8");
  expect(html.match(/(?:src|href)="(?!\.?\/)[^"]*"/g)).toBeNull();
});
