import { keypairFromSuri } from "@opentao/crypto";
import { Chain, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DevChain } from "../support/devChain.ts";

let net: DevChain;

const run = (...args: string[]) => net.run(...args);
const dev = (...args: string[]) => run(...args, "--wallet", "dev");
const refused = (code: string) => ({ code: 1, value: { error: { code, hint: expect.any(String) } } });

/** Makes a call in the chain's name. */
async function sudo(call: Parameters<Chain["submit"]>[0]): Promise<void> {
  const chain = await Chain.connect(net.url);
  await chain.submit(tx.Sudo.sudo({ call }), keypairFromSuri("//Alice"));
  chain.close();
}

beforeAll(async () => {
  net = await DevChain.start("locks");
  expect((await run("wallet", "new", "dev", "--dev-account", "Alice")).code).toBe(0);
  expect((await dev("subnets", "register", "1")).code).toBe(0);
}, 600_000);
afterAll(async () => {
  await net.stop();
});

describe("tao stake lock", () => {
  it("locks stake in favor of a hotkey, which may change", async () => {
    expect((await run("stake", "lock", "show", "dev")).value.locks).toEqual([]);
    expect(await dev("stake", "lock", "mode", "1", "perpetual")).toMatchObject(refused("NO_LOCK"));
    const { value: staked } = await dev("stake", "add", "1", "10");
    const added = await net.runApart("stake", "lock", "add", "1", "2", "--wallet", "dev");
    const lock = { netuid: 1, hotkey: staked.hotkey, locked: "2000000000" };
    expect(added).toMatchObject({ code: 0, value: { netuid: 1, lock } });
    const mode = await dev("stake", "lock", "mode", "1", "perpetual");
    expect(mode).toMatchObject({ code: 0, value: { lock: { isPerpetual: true } } });
    const [{ hotkey: other }] = (await run("metagraph", "1")).value.neurons;
    const moved = await dev("stake", "lock", "move", "1", "--behind", "0");
    expect(moved).toMatchObject({ code: 0, value: { lock: { hotkey: other } } });
    const [shown] = (await run("stake", "lock", "show", "dev")).value.locks;
    expect(shown).toMatchObject({ netuid: 1, hotkey: other, isPerpetual: true });
    expect(BigInt(shown.available)).toBe(BigInt(staked.alpha) - BigInt(shown.locked));
    expect((await dev("stake", "lock", "add", "1", "1000000")).value.error.message).toContain("LockHotkeyMismatch");
  }, 600_000);
});

describe("tao stake burn", () => {
  it("buys alpha at a worst price and burns it: nothing of it is left to the buyer", async () => {
    const before = (await run("stake", "list", "dev")).value.stakes;
    const dry = await dev("stake", "burn", "1", "5", "--dry-run");
    expect(BigInt(dry.value.worst.price)).toBeGreaterThan(BigInt(dry.value.worst.priceNow));
    const burned = await net.runApart("stake", "burn", "1", "5", "--wallet", "dev");
    expect(burned).toMatchObject({
      code: 0,
      value: { netuid: 1, tao: "5000000000", alpha: expect.stringMatching(/^[1-9]\d*$/) },
    });
    const after = (await run("stake", "list", "dev")).value.stakes;
    expect(after.map(({ stake }: { readonly stake: string }) => stake)).toEqual(
      before.map(({ stake }: { readonly stake: string }) => stake),
    );
  }, 600_000);
});

describe("tao subnets trim", () => {
  it("removes neurons of one's own subnet, and none where none has to go", async () => {
    await sudo(tx.AdminUtils.sudo_set_admin_freeze_window({ window: 0 }));
    expect((await dev("subnets", "create", "mine")).value).toMatchObject({ netuid: 2 });
    expect(await dev("subnets", "trim", "2", "4")).toMatchObject(refused("NO_CHANGE"));
    expect(await dev("subnets", "trim", "1", "1")).toMatchObject(refused("NOT_THE_OWNER"));
    for (const name of ["a", "b"]) {
      await run("wallet", "new", "dev", "--only", "hotkey", "--hotkey", name, "--no-password");
      expect((await dev("subnets", "register", "2", "--hotkey", name)).code).toBe(0);
    }
    await sudo(tx.AdminUtils.sudo_set_min_allowed_uids({ netuid: 2, min_allowed_uids: 1 }));
    expect((await dev("subnets", "set", "2", "immunity_period", "0")).code).toBe(0);
    const trimmed = await dev("subnets", "trim", "2", "2");
    expect(trimmed).toMatchObject({ code: 0, value: { netuid: 2, before: 3, after: 2 } });
  }, 600_000);
});
