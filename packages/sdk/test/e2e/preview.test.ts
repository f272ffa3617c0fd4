import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  apiRead,
  Chain,
  ChainError,
  getBalance,
  getStakes,
  type Inclusion,
  preview,
  registerNetwork,
  simulate,
  stakeWithWorstPrice,
  swapWithWorstPrice,
  TransactionFailure,
  tx,
  unstakeWithWorstPrice,
} from "../../src/index.ts";
import { withoutSimulation } from "./otherNodes.ts";

type Call = Parameters<typeof preview>[1];

const TAO = 1_000_000_000n;
const runtime = createRuntime();
const [alice, bob] = ["//Alice", "//Bob"].map((uri) => keypairFromSuri(uri)) as [Keypair, Keypair];
const hotkey = keypairFromSuri("//Alice//hot").address;
const other = keypairFromSuri("//Alice//other").address;

let node: Node;
let chain: Chain;

/** Submits a call and makes the next block, in which nothing else stands. */
async function submit(call: Call, signer: Keypair = alice): Promise<Inclusion> {
  return chain.submit(call, signer, {
    onStatus: ({ kind }) => {
      if (kind === "pooled") void node.seal();
    },
  });
}

/** Lets something that submits by itself have its block. */
async function sealed<T>(work: (onStatus: (status: { kind: string }) => void) => Promise<T>): Promise<T> {
  return work(({ kind }) => {
    if (kind === "pooled") void node.seal();
  });
}

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("dev", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
  });
  chain = await Chain.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
});
afterAll(async () => {
  chain?.close();
  await node?.stop();
});

const stakeAt = async (address: string, key: string, netuid: number): Promise<bigint> =>
  (await getStakes(chain, address)).find((one) => one.hotkey === key && one.netuid === netuid)?.stake ?? 0n;

/** Previews a call, has it stand alone in the next block, and compares all that was said, to the rao. */
async function expectExact(call: Call, signer: Keypair = alice): Promise<void> {
  const { address } = signer;
  const said = await preview(chain, call, address);
  expect(said.exactness).toBe("exact");
  expect(said.free.before).toBe((await getBalance(chain, address)).free);
  let fee: bigint;
  try {
    ({ fee } = await submit(call, signer));
    expect(said).toMatchObject({ ok: true, error: undefined });
  } catch (error) {
    if (!(error instanceof TransactionFailure)) throw error;
    ({ fee } = error);
    expect(said.error?.message).toBe(error.message);
    expect(said.error?.hint).toBe(error.hint);
    expect(said.ok).toBe(false);
  }
  expect(said.fee).toBe(fee);
  const { free, reserved } = await getBalance(chain, address);
  expect([said.free.after, said.reserved.after]).toEqual([free, reserved]);
  for (const { hotkey: key, netuid, after } of said.stakes) expect(after).toBe(await stakeAt(address, key, netuid));
  for (const { netuid, after } of said.prices)
    expect(after).toBe(await chain.apis.SwapRuntimeApi.current_alpha_price({ netuid }));
}

describe("a preview equals what happens", () => {
  it("for a transfer and a registration by burn", async () => {
    await expectExact(tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob.address }, value: 7n * TAO }));
    for (const key of [hotkey, other])
      await expectExact(tx.SubtensorModule.burned_register({ netuid: 1, hotkey: key }));
  });

  it("for stakes, unstakes and moves of any amount, and for those that fail", async () => {
    const amount = fc.bigInt({ min: 0n, max: 50n * TAO });
    const step = fc.record({ kind: fc.nat(4), amount });
    const calls = [
      (n: bigint) => tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: n }),
      (n: bigint) => tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: n }),
      (n: bigint) =>
        tx.SubtensorModule.move_stake({
          ...{ origin_hotkey: hotkey, destination_hotkey: other, origin_netuid: 1, destination_netuid: 1 },
          alpha_amount: n,
        }),
      (n: bigint) =>
        tx.SubtensorModule.swap_stake({ hotkey, origin_netuid: 1, destination_netuid: 0, alpha_amount: n }),
      (n: bigint) =>
        tx.SubtensorModule.swap_stake({ hotkey, origin_netuid: 0, destination_netuid: 1, alpha_amount: n }),
    ];
    await expectExact(tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 100n * TAO }));
    await fc.assert(
      fc.asyncProperty(step, async (one) => {
        const call = calls[one.kind]?.(one.amount);
        if (call === undefined) throw new Error("no such call");
        await expectExact(call);
      }),
      { numRuns: 25, seed: 3 },
    );
  });
});

describe("a preview of a move between two pools", () => {
  it("equals what happens", async () => {
    const { netuid: second } = await sealed((onStatus) =>
      registerNetwork(chain, alice, { hotkey: keypairFromSuri("//Alice//owner").address }, { onStatus }),
    );
    await submit(tx.SubtensorModule.start_call({ netuid: second }));
    await expectExact(tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 50n * TAO }));
    const [from, to] = [{ origin_netuid: 1 }, { destination_netuid: second }];
    for (const amount of [TAO, 7n * TAO]) {
      await expectExact(tx.SubtensorModule.swap_stake({ hotkey, ...from, ...to, alpha_amount: amount }));
      const keys = { origin_hotkey: hotkey, destination_hotkey: other };
      await expectExact(tx.SubtensorModule.move_stake({ ...keys, ...from, ...to, alpha_amount: amount }));
      for (const price of [1n, TAO * TAO])
        await expectExact(swapWithWorstPrice({ hotkey, from: 1, to: second, amount }, price).call);
    }
    const back = { origin_netuid: second, destination_netuid: 1 };
    await expectExact(tx.SubtensorModule.swap_stake({ hotkey, ...back, alpha_amount: TAO }));
    expect(await stakeAt(alice.address, hotkey, second)).toBeGreaterThan(0n);
    expect(await stakeAt(alice.address, other, second)).toBeGreaterThan(0n);
  });
});

describe("a simulation", () => {
  const pay = (value: bigint) => tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob.address }, value });

  it("refuses what no block takes, with the words of a node", async () => {
    const nobody = keypairFromSuri("//Nobody");
    const submitted = await chain.submit(pay(1n), nobody).catch((error: unknown) => error);
    const simulated = await simulate(chain, pay(1n), nobody.address).catch((error: unknown) => error);
    expect(submitted).toBeInstanceOf(ChainError);
    expect(simulated).toMatchObject({ code: "INVALID_TRANSACTION", message: (submitted as ChainError).message });
  });

  it("takes several calls one after the other, and a tip for each", async () => {
    const reads = [apiRead("SwapRuntimeApi", "current_alpha_price", { netuid: 1 })] as const;
    const stake = tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 5n * TAO });
    const one = await simulate(chain, pay(TAO), alice.address);
    const both = await simulate(chain, [pay(TAO), stake], alice.address, { tip: 1000n, reads });
    expect(one).toMatchObject({ ok: true, isFeeInAlpha: false, before: [], after: [] });
    expect(one.events.filter((event) => event.is("Balances", "Transfer"))).toHaveLength(1);
    expect(both.fee).toBeGreaterThan(2000n + one.fee);
    expect(both.after[0]).toBeGreaterThan(both.before[0]);
    expect(new Set(both.events.map(({ extrinsicIndex }) => extrinsicIndex)).size).toBe(2);
  });

  it("tells of a call that fails within another", async () => {
    const tooMuch = pay(10_000_000_000n * TAO);
    const calls = [pay(TAO), tooMuch];
    const carriers = [tx.Utility.batch({ calls }), tx.Utility.force_batch({ calls }), tx.Utility.batch_all({ calls })];
    for (const call of carriers) {
      const { ok, error } = await simulate(chain, call, alice.address);
      expect({ ok, name: error?.error }).toEqual({ ok: false, name: "Token.FundsUnavailable" });
    }
    // Nobody signs what root does.
    const asRoot = await simulate(chain, tx.Sudo.sudo({ call: tooMuch }), alice.address);
    expect(asRoot).toMatchObject({ ok: false, error: { error: "BadOrigin" } });
    expect(await simulate(chain, tx.Utility.batch({ calls: [pay(TAO)] }), alice.address)).toMatchObject({ ok: true });
  });

  it("stands after an older block too", async () => {
    const at = await chain.blockHash(1);
    const { block } = await simulate(chain, pay(TAO), alice.address, { at });
    expect(block).toEqual({ hash: at, number: 1 });
  });
});

describe("a node that cannot try blocks", () => {
  it("leads to an estimate that says so", async () => {
    const asked: string[] = [];
    const official = withoutSimulation(chain, asked);
    await submit(tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 20n * TAO }));
    const calls = [
      tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob.address }, value: TAO }),
      tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: 1_000_000n * TAO }),
      tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 3n * TAO }),
      tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: 3n * TAO }),
      tx.SubtensorModule.swap_stake({ hotkey, origin_netuid: 1, destination_netuid: 0, alpha_amount: 3n * TAO }),
    ];
    for (const call of calls) {
      const [estimated, exact] = [
        await preview(official, call, alice.address),
        await preview(chain, call, alice.address),
      ];
      expect(estimated.exactness).toBe("estimated");
      // Of a long nonce: it never says too little.
      expect(estimated.fee - exact.fee).toBeGreaterThanOrEqual(0n);
      expect(estimated.fee - exact.fee).toBeLessThan(10n);
      expect(estimated.free.before).toBe(exact.free.before);
      expect(exact.error).toBeUndefined();
      // The next block puts its emission into the pool first, of which quotes know nothing.
      const [guess, change] = [estimated, exact].map(({ free }) => Number((free.after ?? 0n) - free.before));
      expect(Math.abs((guess ?? 0) - (change ?? 0))).toBeLessThan(Math.abs(change ?? 0) / 20 + 1000);
      expect(estimated.stakes.map((one) => one.netuid).sort()).toEqual(exact.stakes.map((one) => one.netuid).sort());
    }
    expect(asked).toContain("opentao_simulate");
    const unknown = await preview(official, tx.System.remark({ remark: new Uint8Array(3) }), alice.address);
    expect(unknown).toMatchObject({ exactness: "estimated", free: { after: undefined } });
  });
});

/** A part of what an account can trade and the pool holds, in rao, worth more than the least amount of a trade. */
async function amountOf(account: Keypair, isStake: boolean, perMille: bigint): Promise<bigint> {
  const { SubnetTAO, SubnetAlphaIn } = chain.query.SubtensorModule;
  const price = await chain.apis.SwapRuntimeApi.current_alpha_price({ netuid: 1 });
  const [held, pool, least] = isStake
    ? [500n * TAO, await SubnetTAO(1), TAO / 100n]
    : [await stakeAt(account.address, hotkey, 1), await SubnetAlphaIn(1), (TAO * TAO) / 100n / price];
  const part = ((held < pool ? held : pool) * perMille) / 1000n;
  return part > least ? part : least;
}

describe("a worst price", () => {
  it("is never worse than said, whatever comes first", async () => {
    const feeRate = await chain.query.Swap.FeeRate(1);
    await sealed((onStatus) => addStake(chain, bob, { hotkey, netuid: 1, amount: 500n * TAO }, { onStatus }));
    const outcomes = { done: 0, refused: 0 };
    const attempt = fc.record({
      isStake: fc.boolean(),
      perMille: fc.bigInt({ min: 1n, max: 20n }),
      others: fc.array(fc.tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 5n })), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(attempt, async ({ isStake, perMille, others }) => {
        const amount = await amountOf(alice, isStake, perMille);
        const trade = { hotkey, netuid: 1, amount };
        const plain = isStake
          ? tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: amount })
          : tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: amount });
        const said = await preview(chain, plain, alice.address);
        const price = said.prices.find(({ netuid }) => netuid === 1)?.after ?? 0n;
        const make = isStake ? stakeWithWorstPrice : unstakeWithWorstPrice;
        const { call, least } = make(trade, { price, feeRate });
        const before = await stakeAt(alice.address, hotkey, 1);
        const free = (await getBalance(chain, alice.address)).free;
        // Others trade first: in blocks of their own, so that their order is theirs.
        for (const [isBuy, part] of others) {
          const tao = await amountOf(bob, isBuy, part);
          const theirs = isBuy
            ? tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: tao })
            : tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: tao });
          await submit(theirs, bob);
        }
        const drift = (await stakeAt(alice.address, hotkey, 1)) - before;
        try {
          const { fee } = await submit(call);
          outcomes.done += 1;
          const now = await stakeAt(alice.address, hotkey, 1);
          if (isStake) expect(now - before).toBeGreaterThanOrEqual(least);
          else expect((await getBalance(chain, alice.address)).free - free + fee).toBeGreaterThanOrEqual(least);
        } catch (error) {
          if (!(error instanceof TransactionFailure)) throw error;
          outcomes.refused += 1;
          expect(["SlippageTooHigh", "PriceLimitExceeded"]).toContain(error.error);
          expect((await getBalance(chain, alice.address)).free).toBe(free - error.fee);
          expect(await stakeAt(alice.address, hotkey, 1)).toBeGreaterThanOrEqual(before + (drift < 0n ? drift : 0n));
        }
      }),
      { numRuns: 25, seed: 11 },
    );
    expect(outcomes.done).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
  });

  it("of a move holds too", async () => {
    const amount = await amountOf(alice, false, 10n);
    const price = await chain.apis.SwapRuntimeApi.current_alpha_price({ netuid: 1 });
    const move = (relative: bigint) => swapWithWorstPrice({ hotkey, from: 1, to: 0, amount }, relative, 0.1).call;
    expect(await simulate(chain, move(price), alice.address)).toMatchObject({ ok: true });
    const beyond = await simulate(chain, move(price * 2n), alice.address);
    expect(beyond.ok).toBe(false);
    expect(["SlippageTooHigh", "PriceLimitExceeded"]).toContain(beyond.error?.error);
    expect(beyond.events.some((event) => event.is("SubtensorModule", "StakeRemoved"))).toBe(false);
  });

  it("is in the units of the chain", () => {
    const trade = { hotkey, netuid: 1, amount: 10n * TAO };
    const stake = stakeWithWorstPrice(trade, { price: 2n * TAO, feeRate: 0 }, 0.25);
    expect(stake).toMatchObject({ worstPrice: 2_500_000_000n, least: 4n * TAO - 3n });
    expect(stake.call).toMatchObject({ value: { value: { limit_price: 2_500_000_000n, allow_partial: false } } });
    const unstake = unstakeWithWorstPrice(trade, { price: 2n * TAO, feeRate: 0 }, 0.25);
    expect(unstake).toMatchObject({ worstPrice: 1_500_000_000n, least: 15n * TAO - 3n });
    const swap = swapWithWorstPrice({ hotkey, from: 1, to: 2, amount: TAO }, TAO, 0.5);
    expect(swap).toMatchObject({ worstPrice: TAO / 2n, call: { value: { type: "swap_stake_limit" } } });
    // A price of a few rao allows one more at least.
    expect(stakeWithWorstPrice(trade, { price: 7n, feeRate: 33 }).worstPrice).toBe(8n);
    // Never less than the tolerance allows, and never 0: that is no limit to the chain.
    const swapAt = (price: bigint, tolerance?: number) =>
      swapWithWorstPrice({ hotkey, from: 1, to: 2, amount: TAO }, price, tolerance).worstPrice;
    expect([swapAt(7n), swapAt(1n), swapAt(1n, 0.9999999999), swapAt(1000n)]).toEqual([7n, 1n, 1n, 995n]);
    expect(swapAt(2n ** 64n - 1n, 0)).toBe(2n ** 64n - 1n);
    const unstakeAt = (price: bigint) => unstakeWithWorstPrice(trade, { price, feeRate: 33 }).worstPrice;
    expect([unstakeAt(7n), unstakeAt(1n)]).toEqual([7n, 1n]);
    const stakeAtPrice = (price: bigint) => stakeWithWorstPrice(trade, { price, feeRate: 33 }).worstPrice;
    for (const at of [swapAt, unstakeAt, stakeAtPrice])
      expect(() => at(0n)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    for (const price of [10n ** 15n, 2n ** 64n - 1n])
      expect(() => stakeAtPrice(price)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    for (const tolerance of [-0.1, 1, Number.NaN])
      expect(() => stakeWithWorstPrice(trade, { price: TAO, feeRate: 33 }, tolerance)).toThrow(/tolerance/);
  });
});
