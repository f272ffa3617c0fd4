import { keypairFromSuri } from "@opentao/crypto";
import { Chain, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DevChain } from "../support/devChain.ts";
import { tao } from "./tao.ts";

let net: DevChain;

const run = (...args: string[]) => net.run(...args);
const dev = (...args: string[]) => run(...args, "--wallet", "dev");

beforeAll(async () => {
  net = await DevChain.start("everywhere");
  expect((await run("wallet", "new", "dev", "--dev-account", "Alice")).code).toBe(0);
}, 600_000);
afterAll(async () => {
  await net.stop();
});

describe("tao stake remove --everywhere", () => {
  it("says that there is nothing, and takes no position beside it", async () => {
    const nothing = await dev("stake", "remove", "--everywhere");
    expect(nothing).toMatchObject({ code: 1, value: { error: { code: "STAKE_TOO_LOW" } } });
    for (const args of [["1"], ["1", "2"], ["--all"], ["--behind", "0"]]) {
      const mixed = await tao(["stake", "remove", ...args, "--everywhere", "--wallet", "dev"], net.env);
      expect(mixed).toMatchObject({ code: 2, stderr: expect.stringContaining("--everywhere names all positions") });
    }
    expect(await tao(["stake", "remove", "--wallet", "dev"], net.env)).toMatchObject({ code: 2 });
  }, 600_000);

  it("shows the whole effect first, then sells every position at its worst price or better", async () => {
    // Two positions on subnet 1, of which the second meets the price that the first leaves; one on root.
    expect((await dev("subnets", "register", "1")).code).toBe(0);
    expect((await dev("stake", "add", "1", "10", "--behind", "0")).code).toBe(0);
    expect((await dev("stake", "add", "1", "5")).code).toBe(0);
    expect((await dev("root", "register")).code).toBe(0);
    expect((await dev("stake", "add", "0", "7")).code).toBe(0);
    const { stakes } = (await run("stake", "list", "dev")).value;
    expect(stakes).toHaveLength(3);

    const dry = await dev("stake", "remove", "--everywhere", "--dry-run");
    expect(dry).toMatchObject({
      code: 0,
      value: { dryRun: true, kept: [], preview: { exactness: "exact", ok: true } },
    });
    expect(dry.value.sales).toHaveLength(3);
    const [, first, second] = dry.value.sales;
    expect([first.netuid, second.netuid]).toEqual([1, 1]);
    expect(BigInt(second.worst.price)).toBeLessThan(BigInt(first.worst.price));
    expect((await run("stake", "list", "dev")).value.stakes).toHaveLength(3);

    const before = BigInt((await run("wallet", "balance", "dev")).value.free);
    const done = await dev("stake", "remove", "--everywhere");
    expect(done).toMatchObject({ code: 0, value: { failed: [], kept: [] } });
    expect(done.value.sold).toHaveLength(3);
    expect((await run("stake", "list", "dev")).value.stakes).toEqual([]);
    const after = BigInt((await run("wallet", "balance", "dev")).value.free);
    expect(after - before).toBe(BigInt(done.value.total) - BigInt(done.value.fee));
  }, 600_000);

  it("leaves what is locked, and tells of it", async () => {
    const { value: staked } = await dev("stake", "add", "1", "10", "--behind", "0");
    expect((await dev("stake", "add", "0", "7")).code).toBe(0);
    const chain = await Chain.connect(net.url);
    const lock = { hotkey: staked.hotkey, netuid: 1, amount: BigInt(staked.alpha) };
    await chain.submit(tx.SubtensorModule.lock_stake(lock), keypairFromSuri("//Alice"));
    chain.close();
    const error = expect.stringMatching(/lock/i);
    const kept = [{ netuid: 1, hotkey: staked.hotkey, amount: expect.any(String), error }];
    const dry = await dev("stake", "remove", "--everywhere", "--dry-run");
    expect(dry.value).toMatchObject({ what: expect.stringContaining("Sell 1 of 2 positions of"), kept });
    const done = await dev("stake", "remove", "--everywhere");
    expect(done).toMatchObject({ code: 0, value: { sold: [{ netuid: 0 }], failed: [], kept } });
    expect((await run("stake", "list", "dev")).value.stakes).toMatchObject([{ netuid: 1, hotkey: staked.hotkey }]);
    const nothing = await dev("stake", "remove", "--everywhere");
    expect(nothing).toMatchObject({ code: 1, value: { error: { code: "STAKE_TOO_LOW", message: error } } });
  }, 600_000);

  it("says what an account does that has stake alone: it cannot pay for a batch", async () => {
    const { coldkey } = (await run("wallet", "new", "poor", "--no-password")).value;
    const { value: staked } = await dev("stake", "add", "1", "10", "--behind", "0");
    const half = (Number(staked.alpha) / 2e9).toFixed(6);
    expect((await dev("stake", "transfer", "1", coldkey.address, half, "--behind", "0")).code).toBe(0);
    const poor = (...args: string[]) => run("stake", "remove", ...args, "--wallet", "poor");
    const { error } = (await poor("--everywhere")).value;
    expect(error).toMatchObject({ code: "INVALID_TRANSACTION", hint: expect.stringContaining("NETUID --all") });
    expect(await poor("1", "--all", "--behind", "0")).toMatchObject({ code: 0 });
    expect((await run("wallet", "balance", "poor")).value.stakes).toEqual([]);
  }, 600_000);
});
