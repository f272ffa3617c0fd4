import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { DevChain } from "../support/devChain.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

let dev: DevChain;

const run = (...args: string[]) => dev.run(...args);

beforeAll(async () => {
  dev = await DevChain.start("staking");
  expect((await run("wallet", "new", "dev", "--dev-account", "Alice")).code).toBe(0);
}, 600_000);
afterAll(async () => {
  await dev.stop();
});

describe("a transaction that waits for a block", () => {
  it("says so, instead of waiting without a word", async () => {
    const manual = new RunningTao([
      "node",
      "--dev",
      "--sealing",
      "manual",
      "--rpc-port",
      "0",
      "--no-network",
      "--json",
    ]);
    const { url } = z.object({ url: z.string() }).parse(await manual.facts());
    const place = ["--wallet", "dev", "--url", url];
    const stake = new RunningTao(["stake", "add", "1", "10", "--behind", "0", "--yes", ...place], dev.env);
    await stake.until(({ stderr }) => (stderr.includes("it waits for a block") ? true : undefined));
    expect((await tao(["node", "seal", "--url", url])).code).toBe(0);
    await stake.until(({ stdout }) => /Staked 10 TAO on subnet 1/.exec(stdout) ?? undefined);
    await manual.stop();
  }, 600_000);
});

describe("tao stake add and remove", () => {
  it("buy alpha behind a hotkey, and sell all of it again", async () => {
    const { neurons } = (await run("metagraph", "1")).value;
    const [{ hotkey }] = neurons;
    const place = ["1", "--wallet", "dev", "--behind", hotkey];
    const staked = await run("stake", "add", "1", "10", "--wallet", "dev", "--behind", "0");
    expect(staked).toMatchObject({ code: 0, value: { netuid: 1, hotkey, tao: "10000000000" } });
    const { stakes } = (await run("wallet", "balance", "dev")).value;
    expect(stakes).toMatchObject([{ netuid: 1, hotkey, stake: staked.value.alpha }]);
    const unstaked = await run("stake", "remove", ...place, "--all");
    expect(unstaked).toMatchObject({ code: 0, value: { alpha: staked.value.alpha } });
    const after = (await run("wallet", "balance", "dev")).value;
    expect(after).toMatchObject({ stakes: [], free: unstaked.value.left });
  }, 600_000);

  it("refuse more than there is before a password is asked for", async () => {
    const tooMuch = await run("stake", "add", "1", "2000000", "--wallet", "dev");
    expect(tooMuch).toMatchObject({ code: 1, value: { error: { code: "BALANCE_TOO_LOW" } } });
    const nothing = await run("stake", "remove", "1", "--all", "--wallet", "dev");
    expect(nothing).toMatchObject({ code: 1, value: { error: { code: "STAKE_TOO_LOW" } } });
    const noNeuron = await run("stake", "add", "1", "1", "--wallet", "dev", "--behind", "9");
    expect(noNeuron).toMatchObject({ code: 1, value: { error: { code: "UNKNOWN_UID" } } });
    const own = await run("stake", "add", "1", "1", "--wallet", "dev"); // its hotkey is registered nowhere
    expect(own).toMatchObject({ code: 1, value: { error: { hint: expect.stringContaining("Register the hotkey") } } });
    const both = await tao(["stake", "remove", "1", "5", "--all", "--wallet", "dev"], dev.env);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining("either an amount of alpha or --all") });
  }, 600_000);
});
