import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  type Chain,
  DispatchFailure,
  getBalance,
  getPrice,
  getStakes,
  getSubnets,
  getSupply,
  quoteAlpha,
  registerByBurn,
  registerNetwork,
  removeStake,
  startCall,
  transfer,
} from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "./network.ts";

const TAO = 1_000_000_000n;
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const poor = keypairFromSuri("//Poor");

let network: TestNetwork;
let chain: Chain;
beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
  chain = network.chain;
});
afterAll(() => network.stop());

describe("a development chain", () => {
  it("tells its constants and its subnets", async () => {
    expect(await chain.constant("System", "SS58Prefix")).toBe(42);
    const subnets = await getSubnets(chain);
    expect(subnets.map(({ netuid }) => netuid)).toEqual([0, 1]);
    expect(await getPrice(chain, 1)).toBeCloseTo(1);
    expect((await getSupply(chain)).max).toBe(21_000_000n * TAO);
  });

  it("transfers TAO, with status and events", async () => {
    const statuses: string[] = [];
    const inclusion = await transfer(
      chain,
      alice,
      { to: poor.address, amount: 5n * TAO },
      { until: "finalized", onStatus: ({ kind }) => statuses.push(kind) },
    );
    expect((await getBalance(chain, poor.address)).free).toBe(5n * TAO);
    expect(inclusion.events.map(({ pallet, name }) => `${pallet}.${name}`)).toContain("Balances.Transfer");
    expect(statuses).toEqual(expect.arrayContaining(["signed", "pooled", "inBlock", "finalized"]));
  });

  it("takes several transactions of one account at once", async () => {
    const receivers = Array.from({ length: 12 }, (_, i) => keypairFromSuri(`//Receiver${i}`).address);
    const inclusions = await Promise.all(receivers.map((to) => transfer(chain, bob, { to, amount: TAO })));
    expect(new Set(inclusions.map(({ hash }) => hash)).size).toBe(12);
    const balances = await Promise.all(receivers.map((address) => getBalance(chain, address)));
    expect(balances.every(({ free }) => free === TAO)).toBe(true);
  });

  it("decodes errors by pallet, name and documentation", async () => {
    const failure = await transfer(chain, alice, { to: bob.address, amount: 2_000_000n * TAO }).catch(
      (e: unknown) => e,
    );
    expect(failure).toBeInstanceOf(DispatchFailure);
    expect(failure).toMatchObject({ code: "DISPATCH_FAILED", hint: expect.stringMatching(/\w/) });
  });

  it("says why the pool refuses", async () => {
    const nobody = keypairFromSuri("//Nobody");
    await expect(transfer(chain, nobody, { to: bob.address, amount: TAO })).rejects.toMatchObject({
      code: "INVALID_TRANSACTION",
      message: expect.stringMatching(/pay/i),
    });
  });

  it("makes a subnet, registers in it and stakes", async () => {
    const owner = keypairFromSuri("//Alice//hotkey");
    const { netuid } = await registerNetwork(chain, alice, {
      hotkey: owner.address,
      identity: { name: "test", description: "of the tests" },
    });
    expect(netuid).toBe(2);
    await startCall(chain, alice, netuid);
    const hotkey = keypairFromSuri("//Bob//hotkey").address;
    await registerByBurn(chain, bob, { netuid, hotkey });
    await addStake(chain, bob, { hotkey, netuid, amount: 10n * TAO });
    const [position] = (await getStakes(chain, bob.address)).filter((stake) => stake.netuid === netuid);
    expect(position).toMatchObject({ hotkey, coldkey: bob.address, isRegistered: true });
    const stake = position?.stake ?? 0n;
    expect(stake).toBeGreaterThan(0n);
    const quoted = await quoteAlpha(chain, netuid, stake / 2n);
    const before = (await getBalance(chain, bob.address)).free;
    await removeStake(chain, bob, { hotkey, netuid, amount: stake / 2n });
    const gained = (await getBalance(chain, bob.address)).free - before;
    expect(Number(gained) / Number(quoted)).toBeCloseTo(1, 2);
    expect((await getSubnets(chain)).find((subnet) => subnet.netuid === netuid)).toMatchObject({
      name: "test",
      description: "of the tests",
      ownerColdkey: alice.address,
    });
  });

  it("lists the entries of a map", async () => {
    const networks = await chain.entries("SubtensorModule", "NetworksAdded");
    expect(networks.map(({ keys }) => keys[0])).toEqual(expect.arrayContaining([0, 1]));
    expect(networks.every(({ value }) => value === true)).toBe(true);
  });

  it("refuses names that it does not have", async () => {
    await expect(chain.query("Nothing", "Here")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.query("System", "Nothing")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.call("Core", "nothing")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.query("System", "Account", [])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(chain.query("System", "Account", ["5bad"])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});
