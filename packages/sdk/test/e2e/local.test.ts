import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  type Chain,
  estimateFee,
  getBalance,
  getBlock,
  getPrice,
  getStakes,
  getSubnets,
  getSupply,
  getTransferable,
  quoteAlpha,
  quoteTao,
  registerByBurn,
  registerNetwork,
  removeStake,
  startCall,
  statePages,
  TransactionFailure,
  transfer,
  transferAll,
  tx,
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
    expect(await chain.constants.System.SS58Prefix()).toBe(42);
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

  it("reads fee and effect from the transaction's own events, whatever else moves the account", async () => {
    const dave = keypairFromSuri("//Dave");
    const before = (await getBalance(chain, dave.address)).free;
    const receivers = Array.from({ length: 6 }, (_, i) => keypairFromSuri(`//AtOnce${i}`).address);
    const estimate = await estimateFee(
      chain,
      tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob.address }, value: TAO }),
      dave.address,
    );
    const sent = await Promise.all(
      receivers.map((to, i) => transfer(chain, dave, { to, amount: BigInt(i + 1) * TAO })),
    );
    for (const [i, { fee, amount }] of sent.entries()) {
      expect(amount).toBe(BigInt(i + 1) * TAO);
      expect(fee).toBeGreaterThan(0n);
      expect(fee).toBeLessThanOrEqual(estimate);
    }
    const paid = sent.reduce((sum, { fee, amount }) => sum + fee + amount, 0n);
    expect((await getBalance(chain, dave.address)).free).toBe(before - paid);
  });

  it("knows what an account can send, to the last rao", async () => {
    const eve = keypairFromSuri("//Eve//whole");
    await transfer(chain, alice, { to: eve.address, amount: 3n * TAO });
    const { fee, keepingAlive, all } = await getTransferable(chain, eve.address);
    expect(keepingAlive).toBe(3n * TAO - fee - 500n);
    expect(all).toBe(3n * TAO - fee);
    const failure = await transfer(chain, eve, { to: bob.address, amount: 3n * TAO }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "DISPATCH_FAILED", hint: expect.stringMatching(/--all|fee/) });
    // It has cost something, and says so.
    const lost = failure instanceof TransactionFailure ? failure.fee : 0n;
    const left = (await getBalance(chain, eve.address)).free;
    expect(left).toBe(3n * TAO - lost);
    const { keepingAlive: most } = await getTransferable(chain, eve.address);
    expect(await transfer(chain, eve, { to: bob.address, amount: most })).toMatchObject({ amount: most });
    const rest = (await getBalance(chain, eve.address)).free;
    expect(rest).toBeGreaterThanOrEqual(500n);
    const poorest = keypairFromSuri("//Eve//emptied");
    await transfer(chain, alice, { to: poorest.address, amount: TAO });
    const emptied = await transferAll(chain, poorest, { to: bob.address });
    expect(emptied.amount).toBe(TAO - emptied.fee);
    expect((await getBalance(chain, poorest.address)).free).toBe(0n);
    expect(await getTransferable(chain, poorest.address)).toMatchObject({ keepingAlive: 0n, all: 0n });
  });

  it("decodes errors by pallet, name and documentation", async () => {
    const failure = await transfer(chain, alice, { to: bob.address, amount: 2_000_000n * TAO }).catch(
      (e: unknown) => e,
    );
    expect(failure).toBeInstanceOf(TransactionFailure);
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
    const offered = await quoteTao(chain, netuid, 10n * TAO);
    const staked = await addStake(chain, bob, { hotkey, netuid, amount: 10n * TAO });
    expect(staked.tao).toBe(10n * TAO);
    expect(Number(staked.alpha) / Number(offered)).toBeCloseTo(1, 2);
    const [position] = (await getStakes(chain, bob.address)).filter((stake) => stake.netuid === netuid);
    expect(position).toMatchObject({ hotkey, coldkey: bob.address, isRegistered: true });
    const stake = position?.stake ?? 0n;
    expect(stake).toBeGreaterThan(0n);
    expect(staked.alpha).toBeGreaterThan(0n);
    const quoted = await quoteAlpha(chain, netuid, stake / 2n);
    const before = (await getBalance(chain, bob.address)).free;
    const removed = await removeStake(chain, bob, { hotkey, netuid, amount: stake / 2n });
    const gained = (await getBalance(chain, bob.address)).free - before;
    expect(removed.tao - removed.fee).toBe(gained);
    expect(removed.alpha).toBe(stake / 2n);
    expect(Number(gained) / Number(quoted)).toBeCloseTo(1, 2);
    expect((await getSubnets(chain)).find((subnet) => subnet.netuid === netuid)).toMatchObject({
      name: "test",
      description: "of the tests",
      ownerColdkey: alice.address,
    });
  });

  it("lists the entries of a map", async () => {
    const networks = await chain.query.SubtensorModule.NetworksAdded.entries();
    expect(networks.map(({ keys }) => keys[0])).toEqual(expect.arrayContaining([0, 1]));
    expect(networks.every(({ value }) => value === true)).toBe(true);
  });

  it("tells what a block holds, and what it changed in the state", async () => {
    const to = keypairFromSuri("//Changed").address;
    const { blockHash, extrinsicIndex } = await transfer(chain, alice, { to, amount: TAO });
    const block = await getBlock(chain, blockHash);
    expect(block?.head.hash).toBe(blockHash);
    const { extrinsics, ...types } = await chain.types(blockHash).then((known) => ({
      extrinsics: known.extrinsics,
      account: known.storage("System", "Account"),
    }));
    const bytes = block?.extrinsics[extrinsicIndex] ?? new Uint8Array();
    const { signer, call, extensions } = extrinsics.read(bytes);
    expect(signer).toBe(alice.address);
    expect(call).toEqual(tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: to }, value: TAO }));
    expect(extensions.get("ChargeTransactionPayment")).toBe(0n);
    const [inherent] = block?.extrinsics ?? [];
    expect(extrinsics.read(inherent ?? new Uint8Array())).toMatchObject({
      signer: undefined,
      call: { type: "Timestamp" },
    });
    for (const broken of [bytes.subarray(0, -1), Uint8Array.of(...bytes, 0), Uint8Array.of(0x05), new Uint8Array()])
      expect(() => extrinsics.read(broken)).toThrow(expect.objectContaining({ code: "UNEXPECTED_VALUE" }));
    const changed = await chain.differences(blockHash, { prefixes: [types.account.key([])] });
    const found = changed.find(({ key }) => key === types.account.key([to]));
    expect(found?.value && types.account.decode(found.value)).toMatchObject({ data: { free: TAO } });
    expect(changed.map(({ key }) => types.account.keysOf(key)[0])).toContain(alice.address);
    await expect(chain.differences(chain.genesisHash, { prefixes: [] })).rejects.toMatchObject({ code: "RPC_ERROR" });
    const pages: number[] = [];
    for await (const page of statePages(chain, types.account.key([]), blockHash)) pages.push(page.length);
    expect(pages[0]).toBeGreaterThan(4);
  });

  it("refuses names that it does not have", async () => {
    await expect(chain.raw.query("Nothing", "Here")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.raw.query("System", "Nothing")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.raw.call("Core", "nothing")).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
    await expect(chain.raw.query("System", "Account", [])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(chain.raw.query("System", "Account", ["5bad"])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});
