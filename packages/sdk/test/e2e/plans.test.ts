import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  Chain,
  getBalance,
  getStakes,
  type Inclusion,
  type Plan,
  planMove,
  planRegister,
  planStake,
  planStakeTransfer,
  planUnstake,
  planUnstakeAll,
  registerNetwork,
  sentIn,
  startCall,
  tx,
} from "../../src/index.ts";

type Call = Plan["call"];

const TAO = 1_000_000_000n;
const runtime = createRuntime();
const [alice, bob] = ["//Alice", "//Bob"].map((uri) => keypairFromSuri(uri)) as [Keypair, Keypair];
const hotkey = keypairFromSuri("//Alice//hot").address;
const other = keypairFromSuri("//Alice//other").address;
let node: Node;
let chain: Chain;

const onStatus = ({ kind }: { kind: string }): void => {
  if (kind === "pooled") void node.seal();
};

/** Submits a call and makes the next block, in which nothing else stands. */
const submit = (call: Call): Promise<Inclusion> => chain.submit(call, alice, { onStatus });

async function held(netuid: number, behind: string, coldkey = alice.address): Promise<bigint> {
  const stakes = await getStakes(chain, coldkey);
  return stakes.find((one) => one.netuid === netuid && one.hotkey === behind)?.stake ?? 0n;
}

/** Does what is planned, and holds what happens against the plan, to the rao. */
async function expectPlanned(plan: Plan): Promise<Inclusion> {
  const { preview, call } = plan;
  expect(preview.error).toBeUndefined();
  expect(preview.exactness).toBe("exact");
  const done = await submit(call);
  expect(done.fee).toBe(preview.fee);
  expect((await getBalance(chain, alice.address)).free).toBe(preview.free.after);
  for (const { netuid, hotkey: behind, after } of preview.stakes) expect(await held(netuid, behind)).toBe(after);
  return done;
}

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("dev", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
  });
  chain = await Chain.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
  for (const one of [hotkey, other]) await submit(tx.SubtensorModule.burned_register({ netuid: 1, hotkey: one }));
  await registerNetwork(chain, alice, { hotkey, identity: { name: "second" } }, { onStatus });
  const second = Math.max(...(await chain.query.SubtensorModule.NetworksAdded.entries()).map(({ keys: [key] }) => key));
  expect(second).toBe(2);
  for (let block = 0; block < 12; block += 1) await node.seal();
  await startCall(chain, alice, second, { onStatus });
  await addStake(chain, alice, { hotkey, netuid: 2, amount: 50n * TAO }, { onStatus });
});
afterAll(async () => {
  chain?.close();
  await node?.stop();
});

describe("a plan", () => {
  it("of a stake or an unstake does what it says, whatever its amount", async () => {
    const amounts = fc.bigInt({ min: TAO / 10n, max: 60n * TAO });
    for (const amount of fc.sample(amounts, { numRuns: 6, seed: 11 })) {
      for (const netuid of [1, 0]) {
        const before = await held(netuid, hotkey);
        const stake = await planStake(chain, alice.address, { hotkey, netuid, amount });
        await expectPlanned(stake);
        const gained = (await held(netuid, hotkey)) - before;
        expect(gained).toBeGreaterThanOrEqual(stake.worst?.least ?? 0n);
        const unstake = await planUnstake(chain, alice.address, { hotkey, netuid, amount: gained });
        const { events } = await expectPlanned(unstake);
        const removed = events.findLast((event) => event.is("SubtensorModule", "StakeRemoved"));
        expect(removed?.data[2]).toBeGreaterThanOrEqual(unstake.worst?.least ?? 0n);
      }
    }
  });

  it("of a move to another hotkey, another subnet or both does what it says", async () => {
    const goals = [
      { fromHotkey: hotkey, toHotkey: other, from: 1, to: 1 },
      { fromHotkey: hotkey, toHotkey: hotkey, from: 1, to: 2 },
      { fromHotkey: hotkey, toHotkey: other, from: 1, to: 0 },
      { fromHotkey: hotkey, toHotkey: other, from: 2, to: 1 },
    ];
    for (const goal of goals) {
      await addStake(chain, alice, { hotkey, netuid: goal.from, amount: 20n * TAO }, { onStatus });
      const before = await held(goal.to, goal.toHotkey);
      const plan = await planMove(chain, alice.address, { ...goal, amount: 3n * TAO });
      await expectPlanned(plan);
      expect(await held(goal.to, goal.toHotkey)).toBeGreaterThan(before);
      expect(plan.worst === undefined).toBe(goal.from === goal.to);
    }
  });

  it("of a gift of stake does what it says", async () => {
    await addStake(chain, alice, { hotkey, netuid: 1, amount: 5n * TAO }, { onStatus });
    const [before, amount] = [await held(1, hotkey, bob.address), (await held(1, hotkey)) / 2n];
    const gift = { to: bob.address, hotkey, netuid: 1, amount };
    await expectPlanned(await planStakeTransfer(chain, alice.address, gift));
    expect(await held(1, hotkey, bob.address)).toBe(before + amount);
  });

  it("without any tolerance holds for the next block", async () => {
    for (const amount of fc.sample(fc.bigInt({ min: TAO / 10n, max: 20n * TAO }), { numRuns: 8, seed: 3 })) {
      await expectPlanned(await planStake(chain, alice.address, { hotkey, netuid: 1, amount }, { tolerance: 0 }));
      const half = (await held(1, hotkey)) / 2n;
      await expectPlanned(
        await planUnstake(chain, alice.address, { hotkey, netuid: 1, amount: half }, { tolerance: 0 }),
      );
    }
  });

  it("of a whole position sells all of it, also where it pays the fee", async () => {
    await addStake(chain, alice, { hotkey, netuid: 1, amount: 20n * TAO }, { onStatus });
    const poor = keypairFromSuri("//Poor");
    const amount = (await held(1, hotkey)) / 2n;
    await submit((await planStakeTransfer(chain, alice.address, { to: poor.address, hotkey, netuid: 1, amount })).call);
    expect((await getBalance(chain, poor.address)).free).toBe(0n);
    const now = await held(1, hotkey, poor.address);
    const plan = await planUnstakeAll(chain, poor.address, { hotkey, netuid: 1, amount: now });
    expect(plan.preview).toMatchObject({ ok: true, isFeeInAlpha: true, stakes: [{ before: now, after: 0n }] });
    await chain.submit(plan.call, poor, { onStatus });
    expect(await held(1, hotkey, poor.address)).toBe(0n);
    expect((await getBalance(chain, poor.address)).free).toBe(plan.preview.free.after);
    const rest = await held(1, hotkey);
    const own = await planUnstakeAll(chain, alice.address, { hotkey, netuid: 1, amount: rest });
    const { events } = await expectPlanned(own);
    const removed = events.findLast((event) => event.is("SubtensorModule", "StakeRemoved"));
    expect(removed?.data[2]).toBeGreaterThanOrEqual(own.worst?.least ?? -1n);
    expect(await held(1, hotkey)).toBe(0n);
  });

  it("tells how often a trade like it would have missed its worst price lately", async () => {
    const trade = { hotkey, netuid: 1, amount: TAO };
    // Emission alone moves the price of so small a pool by more than half a percent, and by less than a fifth.
    const room = { tolerance: 0.2 };
    for (let block = 0; block < 40; block += 1) await node.seal();
    const pastOf = async (plan: Promise<Plan>) => (await plan).worst?.past;
    expect(await pastOf(planStake(chain, alice.address, trade))).toEqual({ blocks: 32, beyond: 32 });
    expect(await pastOf(planStake(chain, alice.address, trade, room))).toEqual({ blocks: 32, beyond: 0 });
    await addStake(chain, alice, { hotkey, netuid: 1, amount: 60n * TAO }, { onStatus });
    // Who bought from what they saw in one of the three blocks before would have found it dearer; who sold would not.
    expect(await pastOf(planStake(chain, alice.address, trade, room))).toEqual({ blocks: 32, beyond: 3 });
    expect(await pastOf(planUnstake(chain, alice.address, trade, room))).toEqual({ blocks: 32, beyond: 0 });
    const move = { fromHotkey: hotkey, toHotkey: hotkey, amount: TAO };
    expect(await pastOf(planMove(chain, alice.address, { ...move, from: 2, to: 1 }, room))).toMatchObject({
      beyond: 3,
    });
    expect(await pastOf(planMove(chain, alice.address, { ...move, from: 1, to: 0 }, room))).toMatchObject({
      beyond: 0,
    });
  });

  it("of a registration pays no more than its limit", async () => {
    const [first, second] = ["//first", "//second"].map((uri) => keypairFromSuri(uri).address) as [string, string];
    const registered = (one: string, most?: bigint) =>
      planRegister(chain, alice.address, { netuid: 1, hotkey: one, most });
    const [plan, late, dear] = await Promise.all([registered(first), registered(second), registered(second, 1n)]);
    expect(plan.most).toBe(plan.cost);
    expect(dear).toMatchObject({ most: 1n, preview: { error: { error: "RegistrationPriceLimitExceeded" } } });
    const { events, fee } = await expectPlanned(plan);
    const paid = sentIn(events, alice.address);
    expect(paid).toBeGreaterThan(0n);
    expect(paid).toBeLessThanOrEqual(plan.most);
    expect(plan.preview.free.before - (plan.preview.free.after ?? 0n)).toBe(paid + fee);
    // The registration before it has raised the cost.
    expect(late.preview.error).toBeUndefined();
    await expect(submit(late.call)).rejects.toMatchObject({ error: "RegistrationPriceLimitExceeded" });
    await expect(registered("5F")).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
  });

  it("of what would fail says so, and names what is no address or amount", async () => {
    const nothing = await planUnstake(chain, alice.address, { hotkey: bob.address, netuid: 1, amount: TAO });
    expect(nothing.preview).toMatchObject({ ok: false, error: { code: "DISPATCH_FAILED" } });
    const wrong = planStake(chain, alice.address, { hotkey: "5F", netuid: 1, amount: TAO });
    await expect(wrong).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
    const negative = planStake(chain, alice.address, { hotkey, netuid: 1, amount: -1n });
    await expect(negative).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
  });
});
