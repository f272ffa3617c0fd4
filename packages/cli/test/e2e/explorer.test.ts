import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { presetNames } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { afterAll, expect, it } from "vitest";
import * as z from "zod";
import { PRESETS } from "../../src/explorer/lightSpecification.ts";
import { processesWith, RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-explorer-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const config = async (page: string): Promise<unknown> => (await fetch(new URL("config.json", page))).json();

it("tao explorer serves the page of a node and an index, and takes another port where its own is taken", async () => {
  const addresses = ["--url", "ws://127.0.0.1:1", "--index", "http://127.0.0.1:2"];
  const first = new RunningTao(["explorer", ...addresses, "--port", "0", "--json"]);
  const { url } = await first.facts();
  expect(await config(`${url}`)).toEqual({ node: addresses[1], index: addresses[3], validators: [] });
  const second = await tao(["explorer", ...addresses, "--port", new URL(`${url}`).port, "--json"]);
  expect(second.code).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: "PORT_IN_USE" } });
  expect(await first.stop("SIGTERM")).toBe(0);
});

it("tao explorer --chain serves the specification for a light client, with addresses that a browser can reach", async () => {
  const light = "/dns4/node.example/tcp/30334/wss/p2p/12D3KooWJvSnhtnL7nzWiC5oGr6TtUbEkbsp8KwujJvepqj8hzZx";
  const plain = light.replace("/wss", "");
  const named = ["explorer", "--url", "ws://127.0.0.1:1", "--port", "0", "--chain", "mainnet"];
  const page = new RunningTao([...named, "--bootnodes", plain, light, "--json"]);
  const { url } = await page.facts();
  expect(await config(`${url}`)).toMatchObject({ specification: "spec.json" });
  const specification = await (await fetch(new URL("spec.json", `${url}`))).json();
  expect(specification).toMatchObject({
    bootNodes: [light],
    genesis: { raw: { top: { "0x3a636f6465": expect.any(String) } } },
  });
  expect(await page.stop("SIGTERM")).toBe(0);
  const none = await tao([...named, "--bootnodes", plain, "--json"]);
  expect(JSON.parse(none.stdout)).toMatchObject({ error: { code: "NO_LIGHT_PEERS" } });
});

it("tao explorer --chain reads the chain when a page asks for it, and ends with what is wrong with it", async () => {
  const light = "/dns4/node.example/tcp/30334/wss/p2p/12D3KooWJvSnhtnL7nzWiC5oGr6TtUbEkbsp8KwujJvepqj8hzZx";
  const file = join(base, "chain.json");
  writeFileSync(file, "{}");
  const named = ["explorer", "--url", "ws://127.0.0.1:1", "--port", "0", "--bootnodes", light, "--json", "--chain"];
  const page = new RunningTao([...named, file]);
  const { url } = await page.facts();
  expect((await fetch(new URL("spec.json", `${url}`))).status).toBe(500);
  expect(await page.ended).toBe(1);
  expect(page.stdout).toContain('"code":"INVALID_SPEC"');
  // A chain that is not there is missed before anything is served.
  const none = await tao([...named, join(base, "none.json")]);
  expect(JSON.parse(none.stdout)).toMatchObject({ error: { code: "INVALID_SPEC" } });
  expect(presetNames(createRuntime()).toSorted()).toEqual(PRESETS.toSorted());
});

it("tao node --explorer serves the page of the node, from another process that is started again and ends with it", async () => {
  const node = new RunningTao(["node", "--dev", "--rpc-port", "0", "--no-network", "--explorer", "0", "--json"]);
  const { url, page } = await node.facts();
  expect(await config(`${page}`)).toMatchObject({ node: url });
  const [served] = processesWith(`explorer --url ${url} `);
  process.kill(served?.pid ?? 0, "SIGKILL");
  await node.until(({ stderr }) => (stderr.includes("it starts again") ? true : undefined));
  await expect.poll(() => config(`${page}`).catch(() => undefined), { timeout: 300_000 }).toMatchObject({ node: url });
  expect(await node.stop("SIGTERM")).toBe(0);
  await expect(
    (async () => {
      for (;;) await fetch(`${page}`);
    })(),
  ).rejects.toThrow();
});

it("a node that takes peers gives its page what a light client begins with", async () => {
  const ports = ["--port", "0", "--ws-port", "0"];
  const node = new RunningTao(["node", "--dev", "--rpc-port", "0", ...ports, "--explorer", "0", "--json"]);
  const { page, network } = await node.facts();
  const { addresses } = z.object({ addresses: z.array(z.string()) }).parse(network);
  const specification = await (await fetch(new URL("spec.json", `${page}`))).json();
  expect(specification).toMatchObject({ bootNodes: addresses.filter((address) => address.includes("/ws/")) });
  expect(await node.stop("SIGTERM")).toBe(0);
});
