import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndex } from "@opentao/indexer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { taoHere } from "../support/here.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-index-"));
const database = ["--database", join(base, "index")];
let node: RunningTao;
let url: string;

beforeAll(async () => {
  const sealing = ["--sealing", "manual", "--rpc-port", "0", "--no-network", "--json"];
  node = new RunningTao(["node", "--dev", ...sealing]);
  ({ url } = z.object({ url: z.string() }).parse(await node.facts()));
  expect((await taoHere(["node", "seal", "--count", "3", "--url", url])).code).toBe(0);
}, 600_000);
afterAll(async () => {
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

const lines = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

it("tao index reads a chain once, follows it, and its history adds up", async () => {
  const empty = await taoHere(["index", "reconcile", ...database, "--url", url]);
  expect(empty.code).toBe(1);
  expect(empty.stderr).toContain("NOTHING_INDEXED");

  const once = await tao(["index", "--once", ...database, "--url", url, "--json"]);
  expect(once).toMatchObject({ code: 0, stderr: "" });
  expect(lines(once.stdout).at(-1)).toMatchObject({ kind: "stopped", blocks: 4, height: 3 });

  const running = new RunningTao(["index", ...database, "--url", url, "--listen", "127.0.0.1:0", "--json"]);
  const api = await running.until(({ stdout }) => /"serving","url":"([^"]+)"/.exec(stdout)?.[1]);
  expect((await taoHere(["node", "seal", "--count", "2", "--url", url])).code).toBe(0);
  await running.until(({ stdout }) => (/"height":5/.test(stdout) ? true : undefined));
  const standing = await (await fetch(`${api}/v1/status`)).json();
  expect(standing).toMatchObject({ first: 0, last: { height: 5 }, specName: "node-subtensor", behind: 0 });
  const second = await tao(["index", "status", ...database, "--json"]);
  expect(second.code).toBe(1);
  expect(lines(second.stdout)).toMatchObject([{ kind: "failed", error: { code: "INDEX_IN_USE" } }]);
  for (const [args, way] of [
    [["status"], "/v1/status"],
    [["reconcile", "--url", url], `tao up --no-index\`.*tao index reconcile --database ${join(base, "index")}`],
    [["export", "transfers"], "/v1/export/ADDRESS/transfers.csv"],
    [["serve", "--listen", "127.0.0.1:0"], "address that it has printed"],
  ] as const) {
    const { stderr } = await (args[0] === "serve" ? tao : taoHere)(["index", ...args, ...database]);
    expect(stderr).toMatch(new RegExp(`INDEX_IN_USE[^]*${way}`));
  }
  const doctor = async () => {
    const { stdout } = await taoHere(["doctor", "--url", url, "--index", api, "--json"]);
    const found = z.object({ index: z.unknown(), problems: z.array(z.object({ code: z.string() })) });
    const { index, problems } = found.parse(JSON.parse(stdout));
    return { index, codes: problems.map(({ code }) => code).filter((code) => code.startsWith("INDEX")) };
  };
  expect(await doctor()).toMatchObject({ index: { url: api, status: { last: { height: 5 }, gaps: [] } }, codes: [] });
  expect(await running.stop()).toBe(0);
  expect(await doctor()).toMatchObject({ index: { url: api }, codes: ["INDEX_UNREACHABLE"] });

  const status = await tao(["index", "status", ...database, "--json"]);
  expect(JSON.parse(status.stdout)).toMatchObject({ first: 0, last: 5, gaps: [], undecoded: 0 });
  expect((await taoHere(["index", "status", ...database])).stdout).toContain("blocks     0 to 5");
  const reconciled = await tao(["index", "reconcile", ...database, "--url", url, "--json"]);
  expect(reconciled.code).toBe(0);
  expect(JSON.parse(reconciled.stdout)).toMatchObject({ adds: true, height: 5, amountDifferences: [] });
  const own = ["--wallets", join(base, "wallets")];
  const bob = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
  expect((await taoHere(["contacts", "add", "bob", bob, ...own])).code).toBe(0);
  const exporting = ["index", "export", "transfers", ...database, ...own, "--output", join(base, "transfers.csv")];
  const exported = await taoHere([...exporting, "--account", "bob", "--json"]);
  expect(JSON.parse(exported.stdout)).toMatchObject({ table: "transfers", account: bob });
  expect((await taoHere([...exporting, "--account", "nobody"])).stderr).toContain("NOT_AN_ADDRESS");
  const words = await taoHere(["index", "reconcile", ...database, "--url", url]);
  expect(words.stdout).toMatch(
    /\d+ amounts, \d+ shares?, \d+ kept values at block 5: history adds up to the chain's state/,
  );

  // A hotkey of Bob, as the chain's state would say.
  const hotkey = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
  const owner = { pallet: "SubtensorModule", item: "Owner", keys: JSON.stringify([hotkey]), netuid: -1, height: 5 };
  const index = await openIndex({ folder: join(base, "index") });
  await index.db
    .insertInto("state")
    .values({ ...owner, account: hotkey, value: JSON.stringify(bob) })
    .execute();
  await index.close();
  const rows = ["index", "export", "epoch_neurons", ...database, ...own, "--account", "bob"];
  const why = expect.stringContaining(
    `No row of epoch_neurons is about bob (${bob}). Its rows are looked for by hotkey. Hotkeys of the account, which --account takes too: ${hotkey}.`,
  );
  const none = await taoHere(rows);
  expect(none).toMatchObject({ code: 0, stderr: why, stdout: expect.stringMatching(/^height,[^\n]*\r\n$/) });
  const told = await taoHere([...rows, "--output", join(base, "none.csv"), "--json"]);
  expect(JSON.parse(told.stdout)).toMatchObject({ rows: 0, nothing: why });
  const shares = await taoHere(["index", "export", "shares", ...database, "--account", hotkey]);
  expect(shares.stderr).toContain(`by coldkey. The account is a hotkey of ${bob}: --account takes that too.`);
}, 600_000);
