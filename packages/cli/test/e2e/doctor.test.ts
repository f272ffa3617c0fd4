import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "@opentao/sdk";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { taoHere } from "../support/here.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-doctor-"));
const spec = join(base, "spec.json");
const running: RunningTao[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const facts = z.object({ url: z.string(), network: z.object({ addresses: z.array(z.string()) }).nullable() });

/** Starts a node on free ports; returns where it serves and where its peers reach it. */
async function startNode(...args: string[]) {
  const ports = ["--rpc-port", "0", "--port", "0", "--ws-port", "0"];
  const node = new RunningTao(["node", ...ports, "--json", ...args]);
  running.push(node);
  const { url, network } = facts.parse(await node.facts());
  return { node, url, address: network?.addresses.find((one) => !one.includes("/ws")) ?? "" };
}

/** Returns the problems that `tao doctor` finds. */
async function examine(...args: string[]) {
  const { code, stdout } = await taoHere(["doctor", ...args, "--json"]);
  const { healthy, problems } = JSON.parse(stdout);
  expect(code).toBe(healthy ? 0 : 1);
  return problems.map((problem: { code: string; message: string }) => problem);
}

/** Looks again until something is found. */
async function untilFound(code: string, ...args: string[]) {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const problems = await examine(...args);
    const found = problems.find((problem: { code: string }) => problem.code === code);
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${code} was not found, but ${JSON.stringify(problems)}`);
  }
}

describe("tao doctor", () => {
  it("finds nothing at a healthy node, and its chain when another one is named", async () => {
    const { url } = await startNode("--chain", "local", "--base-path", join(base, "healthy"));
    const chain = await Chain.connect(url);
    await chain.waitForHead(({ number }) => number >= 2);
    chain.close();
    expect(await examine("--url", url)).toEqual([]);
    expect(await examine("--url", url, "--chain", "local", "--base-path", join(base, "healthy"))).toEqual([]);
    expect(await examine("--url", url, "--chain", "mainnet")).toMatchObject([{ code: "OTHER_CHAIN" }]);
    const elsewhere = await examine("--url", "ws://127.0.0.1:1", "--base-path", join(base, "healthy"));
    expect(elsewhere).toMatchObject([{ code: "NODE_ELSEWHERE" }]);
  });

  it("looks at the folder of a node that does not run", async () => {
    const args = ["--url", "ws://127.0.0.1:1", "--base-path", join(base, "healthy")];
    expect(await examine(...args, "--chain", "local")).toMatchObject([{ code: "NODE_UNREACHABLE" }]);
    const found = await examine(...args, "--chain", "mainnet");
    expect(found.map(({ code }: { code: string }) => code)).toEqual(["NODE_UNREACHABLE", "OTHER_CHAIN"]);
  });

  it("finds a node without peers, and an authority without keys", async () => {
    const gone = "/ip4/127.0.0.1/tcp/9/p2p/12D3KooWBKszt4HAMF2RVUjdT36EyPf6A84nVEPKfij1TzzeSqRc";
    const { url } = await startNode("--chain", "local", "--bootnodes", gone, "--validator");
    const found = await examine("--url", url);
    expect(found.map(({ code }: { code: string }) => code)).toEqual(["NO_PEERS", "NO_SESSION_KEYS"]);
    expect(found[0].message).toContain("does not answer");
  });

  it("finds that finality has stalled, and which voters are missing", async () => {
    const build = ["chain", "build-spec", "--dev-authorities", "4", "--block-time", "1000", "--output", spec];
    expect((await tao(build)).code).toBe(0);
    const boot: string[] = [];
    let url = "";
    // Two of four: they make blocks in their turns, and are too few to finalize any.
    for (const authority of ["1", "2"]) {
      const place = join(base, `authority-${authority}`);
      expect((await tao(["keys", "insert", "--dev-authority", authority, "--base-path", place])).code).toBe(0);
      const known = boot.length === 0 ? [] : ["--bootnodes", ...boot];
      const node = await startNode("--chain", spec, "--base-path", place, "--validator", ...known);
      boot.push(node.address);
      url = node.url;
    }
    const { message } = await untilFound("FINALITY_STALLED", "--url", url);
    const { voters } = JSON.parse((await tao(["chain", "inspect", spec, "--json"])).stdout);
    expect(message).toContain("2 of 4 voters are not heard of");
    for (const index of [2, 3]) expect(message).toContain(voters[index].key);
  }, 600_000);
});
