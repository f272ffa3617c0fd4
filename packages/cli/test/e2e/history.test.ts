import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { taoHere } from "../support/here.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const base = mkdtempSync(join(tmpdir(), "opentao-cli-history-"));
const env: NodeJS.ProcessEnv = { BT_WALLET_PATH: join(base, "wallets") };
const digits = z.string().transform((text) => BigInt(text));
const historySchema = z.object({
  free: digits,
  course: z.array(digits),
  rows: z.array(z.object({ height: z.number(), kind: z.string(), tao: digits.nullable(), about: z.string() })),
});
let node: RunningTao;
let index: RunningTao | undefined;
let api: string;

async function history(...args: string[]) {
  const { code, stdout } = await taoHere(["wallet", "history", ...args, "--index", api, "--json"], env);
  expect(code, stdout).toBe(0);
  return historySchema.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  node = new RunningTao(["node", "--dev", "--sealing", "instant", "--rpc-port", "0", "--no-network", "--json"]);
  const { url } = z.object({ url: z.string() }).parse(await node.facts());
  env.TAO_URL = url;
  expect((await taoHere(["wallet", "new", "dev", "--dev-account", "Alice", "--json"], env)).code).toBe(0);
  const place = ["--wallet", "dev", "--json"];
  expect((await taoHere(["wallet", "transfer", BOB, "2.5", ...place], env)).code).toBe(0);
  const staked = await taoHere(["stake", "add", "1", "10", "--behind", "0", ...place], env);
  expect(staked.code, staked.stdout).toBe(0);
  const { hotkey } = z.object({ hotkey: z.string() }).parse(JSON.parse(staked.stdout));
  // A payment of the same amount as a trade beside it.
  const payday = join(base, "payday.csv");
  writeFileSync(payday, `transfer,${BOB},1\nstake add,1,1,${hotkey}\n`);
  const both = await taoHere(["batch", payday, ...place, "--wait", "finalized"], env);
  expect(both.code, both.stdout).toBe(0);
  const database = ["--database", join(base, "index"), "--url", url];
  index = new RunningTao(["index", ...database, "--listen", "127.0.0.1:0", "--json"]);
  api = await index.until(({ stdout }) => /"serving","url":"([^"]+)"/.exec(stdout)?.[1]);
  // Each transaction has a block of its own.
  await index.until(({ stdout }) => (/"height":3\b/.test(stdout) ? true : undefined));
}, 600_000);
afterAll(async () => {
  await index?.stop();
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

it("tao wallet history tells what happened, newest first, to the rao", async () => {
  const { rows, course, free } = await history("dev");
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["sent", "fee"]));
  expect(rows.some(({ kind }) => kind === "stake added")).toBe(true);
  // Each payment, also that of the amount of a trade, and none that is the TAO of a trade.
  expect(rows.filter(({ kind }) => kind === "sent")).toMatchObject([
    { tao: -1_000_000_000n, about: BOB },
    { tao: -2_500_000_000n, about: BOB },
  ]);
  expect(rows.filter(({ kind }) => kind === "received")).toEqual([]);
  expect(rows.map(({ height }) => height)).toEqual(rows.map(({ height }) => height).toSorted((a, b) => b - a));
  expect(course.at(-1)).toBe(free);
  expect((await history("dev", "--limit", "1")).rows).toEqual(rows.slice(0, 1));
  const bob = await history(BOB);
  expect(bob.rows).toMatchObject([
    { kind: "received", tao: 1_000_000_000n },
    { kind: "received", tao: 2_500_000_000n },
  ]);
  const shown = await tao(["wallet", "history", "dev", "--index", api], env);
  expect(shown.stdout).toContain("-2.5");
  expect(shown.stdout).toMatch(/[▁▂▃▄▅▆▇█]{48}/);
}, 600_000);

it("tao wallet history writes a new file, and not over another", async () => {
  const csv = join(base, "dev.csv");
  await history("dev", "--csv", csv);
  expect(readFileSync(csv, "utf8")).toMatch(new RegExp(`,sent,,-2500000000,,,2500000000,${BOB}\r\n`));
  const again = await taoHere(["wallet", "history", "dev", "--index", api, "--csv", csv], env);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("FILE_EXISTS") });
}, 600_000);

it("an account that nothing happened to has no rows", async () => {
  const fresh = keypairFromSuri("//Nobody").address;
  const told = await taoHere(["wallet", "history", fresh, "--index", api], env);
  expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining("knows of nothing") });
}, 600_000);

it("says what to do where no index answers, or what answers is none", async () => {
  const other = createServer((_, response) => response.end("hello")).listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const wrong = await taoHere(["wallet", "history", BOB, "--index", `http://127.0.0.1:${port}`], env);
  await new Promise((resolve) => other.close(resolve));
  const none = await taoHere(["wallet", "history", BOB, "--index", `http://127.0.0.1:${port}`], env);
  for (const { code, stderr } of [wrong, none]) {
    expect(code).toBe(1);
    expect(stderr).toContain("NO_INDEX");
    expect(stderr).toContain("tao index");
  }
}, 600_000);
