import { keypairFromSuri } from "@opentao/crypto";
import { Chain, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DevChain } from "../support/devChain.ts";

let dev: DevChain;

const run = (...args: string[]) => dev.run(...args);
const refused = (code: string) => ({ code: 1, value: { error: { code, hint: expect.any(String) } } });

beforeAll(async () => {
  dev = await DevChain.start("subnets");
  expect((await run("wallet", "new", "dev", "--dev-account", "Alice")).code).toBe(0);
  expect((await run("wallet", "new", "poor", "--no-password")).code).toBe(0);
  // A new subnet of this chain has epochs so often that its owner could change nothing.
  const chain = await Chain.connect(dev.url);
  const call = tx.AdminUtils.sudo_set_admin_freeze_window({ window: 0 });
  await chain.submit(tx.Sudo.sudo({ call }), keypairFromSuri("//Alice"));
  chain.close();
}, 600_000);
afterAll(async () => {
  await dev.stop();
});

describe("tao subnets of a subnet that is made, described and started", () => {
  it("registers it, and shows first what it locks", async () => {
    const { value: dry } = await run("subnets", "create", "mine", "--wallet", "dev", "--dry-run");
    expect(dry).toMatchObject({ dryRun: true, what: expect.stringContaining("locks 1,000 TAO") });
    expect((await run("subnets")).value).toHaveLength(2);
    const made = await dev.runApart("subnets", "create", "mine", "--wallet", "dev", "--page", "https://mine.example");
    expect(made).toMatchObject({ code: 0, value: { netuid: 2, name: "mine", cost: "1000000000000" } });
    expect((await run("subnets", "list")).value).toMatchObject([{}, {}, { netuid: 2, name: "mine" }]);
    const { subnets, newSubnet } = (await run("subnets", "price", "2")).value;
    expect(subnets).toMatchObject([{ netuid: 2, registration: expect.stringMatching(/^\d+$/) }]);
    expect(BigInt(newSubnet)).toBeGreaterThan(1_000_000_000_000n);
  }, 600_000);

  it("starts it once, and only for its owner", async () => {
    expect(await run("subnets", "start", "2", "--wallet", "poor")).toMatchObject(refused("NOT_THE_OWNER"));
    expect((await run("subnets", "show", "2")).value.startedAt).toBeNull();
    const started = await dev.runApart("subnets", "start", "2", "--wallet", "dev");
    expect(started).toMatchObject({ code: 0, value: { netuid: 2 } });
    expect((await run("subnets", "show", "2")).value.startedAt).toBe(started.value.startedAt);
    expect(await dev.runApart("subnets", "start", "2", "--wallet", "dev")).toMatchObject(refused("SUBNET_STARTED"));
  }, 600_000);

  it("changes what it says of itself, and keeps the rest", async () => {
    const said = await run("subnets", "identity", "set", "2", "--wallet", "dev", "--description", "Ours");
    const identity = { name: "mine", description: "Ours", url: "https://mine.example" };
    expect(said).toMatchObject({ code: 0, value: { identity } });
    expect((await run("subnets", "identity", "get", "2")).value).toMatchObject({ netuid: 2, identity });
    expect(await run("subnets", "identity", "set", "2", "--wallet", "dev")).toMatchObject(refused("USAGE"));
    const symbol = await run("subnets", "symbol", "2", "ג", "--wallet", "dev");
    expect(symbol).toMatchObject({ code: 0, value: { before: "β", symbol: "ג" } });
    expect((await run("subnets", "symbol", "2", "Q", "--wallet", "dev")).value.error.message).toContain(
      "SymbolDoesNot",
    );
  }, 600_000);
});

describe("tao subnets set", () => {
  it.each([
    ["immunity_period", "500", 500],
    ["max_burn", "2.5", "2500000000"],
    ["burn_increase_mult", "1.5", `${3n << 63n}`],
    ["owner_cut_enabled", "off", false],
    ["recycle_or_burn", "recycle", { type: "Recycle" }],
    ["tempo", "400", 400],
    // By the chain's own key.
    ["kappa", "40%", 26214],
  ])("changes %s to %s, and says what it was", async (name, text, after) => {
    const before = (await run("subnets", "parameters", "2")).value.parameters.find(
      (one: { readonly name: string }) => one.name === name,
    ).value;
    expect(before).not.toEqual(after);
    expect(await run("subnets", "set", "2", name, text, "--wallet", "dev")).toMatchObject({
      code: 0,
      value: { netuid: 2, parameter: name, before, after },
    });
  });

  it("refuses before a password is asked for what is no parameter, no value, or somebody else's", async () => {
    const set = (...args: string[]) => run("subnets", "set", ...args, "--wallet", "poor");
    expect(await set("2", "kapa", "1")).toMatchObject(refused("UNKNOWN_PARAMETER"));
    expect(await set("2", "kappa", "200%")).toMatchObject(refused("INVALID_ARGUMENT"));
    expect(await set("2", "rho", "1")).toMatchObject(refused("NOT_THE_OWNER"));
    expect(await set("2", "kappa", "1")).toMatchObject(refused("NOT_THE_OWNER"));
    expect(await set("9", "rho", "1")).toMatchObject(refused("UNKNOWN_SUBNET"));
  }, 600_000);

  it("signs no call in the chain's name that would fail", async () => {
    const tooMany = await run("subnets", "set", "2", "max_validators", "1000", "--wallet", "dev");
    expect(tooMany).toMatchObject(refused("WOULD_FAIL"));
  }, 600_000);
});

describe("tao subnets register", () => {
  it("registers the wallet's hotkey once, and for no more than was allowed", async () => {
    const dear = await run("subnets", "register", "1", "--wallet", "dev", "--max-price", "0.0001");
    expect(dear).toMatchObject(refused("TOO_DEAR"));
    const free = async () => BigInt((await run("wallet", "balance", "dev")).value.free);
    const before = await free();
    const done = await run("subnets", "register", "1", "--wallet", "dev", "--max-price", "100");
    expect(done).toMatchObject({ code: 0, value: { netuid: 1, uid: 1 } });
    // What was paid, which is less than what was allowed.
    expect(before - (await free())).toBe(BigInt(done.value.cost) + BigInt(done.value.fee));
    const { neurons } = (await run("metagraph", "1")).value;
    expect(neurons[1].hotkey).toBe(done.value.hotkey);
    expect(await run("subnets", "register", "1", "--wallet", "dev")).toMatchObject(refused("ALREADY_REGISTERED"));
  }, 600_000);
});
