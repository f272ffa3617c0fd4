import { decodeAddress, keypairFromSuri } from "@opentao/crypto";
import { Chain, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RootClaimable } from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { claimedBetween } from "../../src/stake/claim.ts";
import { DevChain } from "../support/devChain.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
let dev: DevChain;
/** Address of Alice's hotkey. */
let hotkey: string;

const run = (...args: string[]) => dev.run(...args);
const alice = (...args: string[]) => run(...args, "--wallet", "alice");
const refused = (code: string) => ({ code: 1, value: { error: { code, hint: expect.any(String) } } });

beforeAll(async () => {
  dev = await DevChain.start("delegation");
  hotkey = (await run("wallet", "new", "alice", "--dev-account", "Alice")).value.hotkey.address;
  expect((await run("wallet", "new", "bob", "--dev-account", "Bob")).code).toBe(0);
  expect((await run("contacts", "add", "friend", BOB)).code).toBe(0);
}, 600_000);
afterAll(async () => {
  await dev.stop();
});

describe("tao root, tao take and tao identity", () => {
  it("make a hotkey a validator of root, with a take and a name", async () => {
    expect((await dev.runApart("root", "list")).value).toEqual([]);
    expect(await alice("take", "9")).toMatchObject(refused("NOT_THE_OWNER"));
    expect((await alice("identity", "set", "--name", "Alice")).value.error.message).toContain("HotKeyNotRegistered");
    expect(await dev.runApart("root", "register", "--wallet", "alice")).toMatchObject({
      code: 0,
      value: { hotkey, uid: 0 },
    });
    expect(await alice("root", "register")).toMatchObject(refused("ALREADY_REGISTERED"));
    expect(await alice("take", "9")).toMatchObject({ code: 0, value: { hotkey, before: 11_796, after: 5898 } });
    const said = await alice("identity", "set", "--name", "Alice", "--page", "https://alice.example");
    expect(said).toMatchObject({ code: 0, value: { identity: { name: "Alice" } } });
    const [validator] = (await run("root", "list")).value;
    expect(validator).toMatchObject({ uid: 0, hotkey, coldkey: ALICE, stake: "0", take: 5898, name: "Alice" });
  }, 600_000);

  it("keep what is not given, and refuse what is no change or out of bounds", async () => {
    await alice("identity", "set", "--description", "Validates");
    const identity = { name: "Alice", page: "https://alice.example", description: "Validates" };
    expect((await run("identity", "get", "alice")).value).toMatchObject({ coldkey: ALICE, identity });
    expect((await run("identity", "get", "friend")).value).toEqual({ coldkey: BOB, identity: null });
    expect((await alice("take")).value).toMatchObject({ take: 5898, least: 0, most: 11_796 });
    expect(await alice("take", "9")).toMatchObject(refused("NO_CHANGE"));
    expect(await dev.runApart("take", "18.1", "--wallet", "alice")).toMatchObject(refused("OUT_OF_BOUNDS"));
    expect((await alice("take", "12")).value.error.message).toContain("DelegateTxRateLimitExceeded");
    expect(await run("take", "5", "--wallet", "bob", "--hotkey", hotkey)).toMatchObject(refused("NOT_THE_OWNER"));
    expect((await alice("take", "101")).code).toBe(2);
  }, 600_000);
});

describe("tao wallet associate", () => {
  it("makes a coldkey the owner of a hotkey, once", async () => {
    const second = await run("wallet", "new", "alice", "--only", "hotkey", "--hotkey", "second", "--no-password");
    const { address } = second.value.hotkey;
    const associated = await alice("wallet", "associate", "--hotkey", "second");
    expect(associated).toMatchObject({ code: 0, value: { hotkey: address, owner: ALICE } });
    expect(await alice("wallet", "associate", "--hotkey", "second")).toMatchObject(refused("NO_CHANGE"));
    const stolen = await run("wallet", "associate", "--wallet", "bob", "--hotkey", address);
    expect(stolen).toMatchObject(refused("NOT_THE_OWNER"));
  }, 600_000);
});

describe("tao children", () => {
  it("pass stake to others after a while, and say so", async () => {
    const set = await alice("children", "set", "1", "friend=25.5");
    expect(set).toMatchObject({ code: 0, value: { netuid: 1, hotkey, children: [] } });
    const part = `${((2n ** 64n - 1n) * 255n) / 1000n}`;
    expect(set.value.pending).toEqual({ children: [{ hotkey: BOB, part }], block: expect.any(Number) });
    const found = await run("children", "get", "1", "--hotkey", hotkey);
    expect(found.value).toMatchObject({ children: [], parents: [], pending: set.value.pending });
    const taken = await alice("children", "take", "1", "5");
    expect(taken).toMatchObject({ code: 0, value: { before: 0, after: 3277 } });
    expect((await alice("children", "take", "1")).value).toMatchObject({ take: 3277, most: 11_796 });
  }, 600_000);

  it("refuse more than the whole, what is nobody, and nothing", async () => {
    const set = (...args: string[]) => alice("children", "set", "1", ...args);
    expect(await set("friend=60", `${hotkey}=50`)).toMatchObject(refused("OUT_OF_BOUNDS"));
    expect(await set("nobody=60")).toMatchObject(refused("NOT_AN_ADDRESS"));
    expect((await set("friend")).code).toBe(2);
    expect((await set()).code).toBe(2);
    expect(await alice("children", "take", "1", "50")).toMatchObject(refused("OUT_OF_BOUNDS"));
    const others = await run("children", "set", "1", "--none", "--wallet", "bob", "--hotkey", hotkey);
    expect(others).toMatchObject(refused("NOT_THE_OWNER"));
  }, 600_000);
});

describe("tao stake auto and claim-type", () => {
  it("choose where earnings are staked, and what becomes of root's", async () => {
    expect((await run("stake", "auto", "show", "alice")).value).toEqual({ coldkey: ALICE, chosen: [] });
    const [{ hotkey: validator }] = (await run("metagraph", "1")).value.neurons;
    expect(await alice("stake", "auto", "set", "1", "--behind", "0")).toMatchObject({ value: { hotkey: validator } });
    const chosen = [{ netuid: 1, hotkey: validator }];
    expect((await run("stake", "auto", "show", "alice")).value).toEqual({ coldkey: ALICE, chosen });
    expect((await alice("stake", "claim-type")).value).toMatchObject({ type: { type: "Swap" } });
    const kept = await alice("stake", "claim-type", "keep", "--subnets", "1");
    expect(kept).toMatchObject({ code: 0, value: { type: { type: "KeepSubnets", value: { subnets: [1] } } } });
    const keep = await alice("stake", "claim-type", "keep");
    expect(keep).toMatchObject({ code: 0, value: { type: { type: "Keep" } } });
    const unknown = await alice("stake", "claim-type", "keep", "--subnets", "9");
    expect(unknown).toMatchObject(refused("UNKNOWN_SUBNET"));
    expect((await alice("stake", "claim-type", "sell")).code).toBe(2);
  }, 600_000);
});

describe("tao stake claim", () => {
  it("tells what its block brought, and of nothing the second time", async () => {
    expect((await alice("stake", "add", "0", "7")).code).toBe(0);
    // Half an alpha of subnet 1 for each rao on root.
    const key = RootClaimable.key(decodeAddress(hotkey));
    const value = RootClaimable.codec.encode([[1, { bits: 1n << 31n }]]);
    const call = tx.System.set_storage({ items: [[key, value]] });
    const chain = await Chain.connect(dev.url);
    await chain.submit(tx.Sudo.sudo({ call }), keypairFromSuri("//Alice"));
    chain.close();
    const done = await alice("stake", "claim", "1");
    const gained = { netuid: 1, hotkey, stake: "3500000000", gain: "3500000000" };
    expect(done).toMatchObject({ code: 0, value: { subnets: [1], stakes: [gained] } });
    expect((await run("stake", "list", "alice")).value.stakes).toContainEqual(
      expect.objectContaining({ netuid: 1, hotkey, stake: "3500000000" }),
    );
    expect(await alice("stake", "claim", "1")).toMatchObject({ code: 0, value: { stakes: [] } });
  }, 600_000);

  it("counts what grew on the subnets that were meant, and on root", () => {
    const at = (netuid: number, stake: bigint, behind = "h") => {
      return { netuid, hotkey: behind, coldkey: "c", stake, isRegistered: true };
    };
    const before = [at(0, 5n), at(1, 7n), at(2, 7n), at(1, 9n, "other")];
    const after = [at(0, 6n), at(1, 7n), at(2, 8n), at(1, 11n, "other"), at(3, 4n)];
    expect(claimedBetween(before, after, [1, 3])).toEqual([
      { ...at(0, 6n), gain: 1n },
      { ...at(1, 11n, "other"), gain: 2n },
      { ...at(3, 4n), gain: 4n },
    ]);
  });
});
