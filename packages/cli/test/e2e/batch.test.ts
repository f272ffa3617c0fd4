import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { DevChain } from "../support/devChain.ts";

const BOB = keypairFromSuri("//Bob").address;
const DAVE = keypairFromSuri("//Dave").address;
let dev: DevChain;
let hotkey: string;

const run = (...args: string[]) => dev.run(...args);

function batch(lines: readonly string[], ...options: string[]) {
  const path = join(dev.base, "actions.csv");
  writeFileSync(path, lines.join("\n"));
  // What is only shown is shown in this process.
  const go = options.includes("--dry-run") ? run : (...args: string[]) => dev.runApart(...args);
  return go("batch", path, "--wallet", "dev", ...options);
}

beforeAll(async () => {
  dev = await DevChain.start("batch");
  expect((await run("wallet", "new", "dev", "--dev-account", "Alice")).code).toBe(0);
  const { value } = await run("metagraph", "1");
  hotkey = z.object({ neurons: z.array(z.object({ hotkey: z.string() })) }).parse(value).neurons[0]?.hotkey ?? "";
}, 600_000);
afterAll(async () => {
  await dev.stop();
});

describe("tao batch", () => {
  it("does all of a file at once, each trade at a worst price that those before it leave", async () => {
    const lines = ["# payday", `transfer,${BOB},1.5`, `stake add,1,1,${hotkey}`, `stake add,1,1,${hotkey}`];
    const shown = await batch(lines, "--dry-run");
    expect(shown).toMatchObject({ code: 0, value: { dryRun: true, preview: { exactness: "exact" } } });
    expect(shown.value.what).toMatch(/^Do 3 actions, all or none: Send 1\.5 TAO.*; Stake 1 TAO/);
    const limits = [
      ...z
        .string()
        .parse(shown.value.what)
        .matchAll(/at ([\d.]+) TAO each at most/g),
    ].map(([, one]) => one);
    expect(limits).toHaveLength(2);
    expect(Number(limits[1])).toBeGreaterThan(Number(limits[0]));
    const done = await batch(lines);
    expect(done).toMatchObject({ code: 0, value: { stakes: [{ netuid: 1, hotkey }] } });
    expect(done.value.stakes[0].stake).toBe(shown.value.preview.stakes[0].after);

    const sold = await batch([`stake remove,1,0.5,${hotkey}`, `stake remove,1,all,${hotkey}`, `transfer,${DAVE},1`]);
    expect(sold).toMatchObject({ code: 0, value: { actions: [{ line: 1 }, { line: 2 }, { line: 3 }] } });
    expect((await run("wallet", "balance", "dev")).value.stakes).toEqual([]);
  }, 60_000);

  it("sells all that a position holds when the block comes", async () => {
    const staked = await run("stake", "add", "1", "1", "--behind", hotkey, "--wallet", "dev");
    const [path, signed] = [join(dev.base, "all.json"), join(dev.base, "all.signed.json")];
    const planned = await batch([`stake remove,1,all,${hotkey}`], "--unsigned", path);
    expect(planned).toMatchObject({ code: 0, value: { what: expect.stringContaining("Sell all, now ") } });
    // More comes to the position before the block.
    const others = ["--wallets", join(dev.base, "others")];
    const given = ["stake", "transfer", "1", staked.value.coldkey, "--all", "--behind", hotkey];
    expect((await run("wallet", "new", "bob", "--dev-account", "Bob", ...others)).code).toBe(0);
    expect((await run("stake", "add", "1", "1", "--behind", hotkey, "--wallet", "bob", ...others)).code).toBe(0);
    expect((await run(...given, "--wallet", "bob", ...others)).code).toBe(0);
    const [{ stake }] = (await run("wallet", "balance", "dev")).value.stakes;
    expect(BigInt(stake)).toBeGreaterThan((BigInt(staked.value.alpha) * 3n) / 2n);
    expect((await run("offline", "sign", path, "--out", signed, "--wallet", "dev")).code).toBe(0);
    expect((await run("offline", "send", signed)).code).toBe(0);
    expect((await run("wallet", "balance", "dev")).value.stakes).toEqual([]);
  }, 60_000);

  it("does nothing when a line cannot be done, and says which", async () => {
    const before = (await run("wallet", "balance", BOB)).value;
    const tooMuch = await batch([`transfer,${BOB},1`, "", `transfer,${DAVE},100000000`]);
    expect(tooMuch).toMatchObject({ code: 1, value: { error: { code: "BATCH_INVALID" } } });
    expect(tooMuch.value.error.message).toMatch(/^line 3: /);
    const unknown = await batch([`transfer,${BOB},1`, "transfer,nobody,1"]);
    expect(unknown.value.error.message).toMatch(/^line 2: "nobody" is no address/);
    const none = await batch([`stake remove,1,all,${BOB}`]);
    expect(none.value.error.message).toMatch(/^line 1: nothing is staked/);
    expect((await run("wallet", "balance", BOB)).value).toEqual(before);
  }, 60_000);
});

describe("tao wallet overview", () => {
  it("shows what each wallet has, and the neurons of its hotkeys", async () => {
    expect((await run("wallet", "new", "second", "--dev-account", "Bob")).code).toBe(0);
    const { hotkey: own } = (await run("wallet", "list")).value.wallets
      .find(({ name }: { name: string }) => name === "dev")
      .hotkeys.map(({ address }: { address: string }) => ({ hotkey: address }))[0];
    expect((await run("subnets", "register", "1", "--wallet", "dev")).code).toBe(0);
    const { code, value } = await run("wallet", "overview");
    expect(code).toBe(0);
    const balance = (await run("wallet", "balance", "dev")).value;
    expect(value.wallets).toMatchObject([
      { wallet: "dev", free: balance.free, total: balance.total },
      { wallet: "second" },
    ]);
    expect(value.total).toBe(`${BigInt(value.wallets[0].total) + BigInt(value.wallets[1].total)}`);
    expect(value.neurons).toMatchObject([{ wallet: "dev", hotkey: own, netuid: 1, incentive: 0 }]);
    expect((await run("wallet", "overview", "second")).value).toMatchObject({
      wallets: [{ coldkey: BOB }],
      neurons: [],
    });
    const none = await run("wallet", "overview", "third");
    expect(none).toMatchObject({ code: 1, value: { error: { code: "NOT_AN_ADDRESS" } } });
  }, 60_000);
});
