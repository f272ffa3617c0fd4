import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "@opentao/sdk";
import { afterAll, expect, it } from "vitest";
import { freePort } from "../../src/shared/ports.ts";
import { processesWith, RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-nodes-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const nodes = () => processesWith(base).filter(({ command }) => / node --chain/.test(command));
const finalized = (chain: Chain, height: number) =>
  chain.waitForHead(({ number }) => number >= height, { kind: "finalized" });

it("tao up --nodes 4 finalizes blocks by vote, also while one of the four is killed, which comes back", async () => {
  const port = await freePort();
  const args = ["--base-path", base, "--rpc-port", String(port), "--nodes", "4", "--no-index"];
  const up = new RunningTao(["up", ...args]);
  await up.until(({ stderr }) => (stderr.includes("Subnets …") ? true : undefined));
  const chain = await Chain.connect(`ws://127.0.0.1:${port}`);
  await finalized(chain, 5);
  const third = nodes().find(({ command }) => command.includes(join(base, "node-3")));
  if (third === undefined) throw new Error("there is no third node");
  process.kill(third.pid, "SIGKILL");
  const { number } = await chain.head();
  await finalized(chain, number + 5);
  const place = join(base, "node-3");
  expect(nodes().some(({ pid, command }) => pid !== third.pid && command.includes(place))).toBe(true);
  chain.close();
  expect(await up.stop("SIGINT")).toBe(0);
  expect(processesWith(base)).toEqual([]);
  const other = await tao(["up", "--base-path", base, "--nodes", "2", "--json"]);
  expect(other.code).toBe(1);
  expect(JSON.parse(other.stdout)).toMatchObject({ error: { code: "OTHER_NODES" } });
}, 600_000);
