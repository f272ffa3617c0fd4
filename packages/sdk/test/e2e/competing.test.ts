// What a preview says at worst, held against blocks in which fifty transactions of others come before it or after it.
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  Chain,
  getBalance,
  getRegistrationCost,
  getStakes,
  type Inclusion,
  type Plan,
  planCall,
  planMove,
  planStake,
  planStakeBurn,
  planStakeTransfer,
  planUnstake,
  planUnstakeAll,
  planUnstakeEverywhere,
  registerNetwork,
  startCall,
  transferCall,
  tx,
} from "../../src/index.ts";
import { newHotkey, type Outcome, rivalCalls, together } from "./rivals.ts";

type Call = Plan["call"];

const TAO = 1_000_000_000n;
const RIVALS = 50;
/** Fee for the look at one neuron that a registration may push out, in rao. */
const PER_NEURON = 180_000n;
const runtime = createRuntime();
const [alice, bob] = ["//Alice", "//Bob"].map((uri) => keypairFromSuri(uri)) as [Keypair, Keypair];
const hotkey = keypairFromSuri("//Alice//hot").address;
const other = keypairFromSuri("//Alice//other").address;
const rivals = Array.from({ length: RIVALS }, (_, at) => keypairFromSuri(`//Rival//${at}`));
let node: Node;
let chain: Chain;

const onStatus = ({ kind }: { kind: string }): void => {
  if (kind === "pooled") void node.seal();
};

/** Submits a call and makes the next block, in which nothing else stands. */
const alone = (call: Call, signer: Keypair): Promise<Inclusion> => chain.submit(call, signer, { onStatus });

/** Has a plan stand in one block with the transactions of fifty others. */
async function amongOthers({ call }: Plan, seed: number): Promise<Outcome> {
  const others = rivalCalls(rivals, hotkey, bob.address, seed);
  // Of equal transactions the pool takes the first first: now these come before it, now those.
  const at = seed % 2 === 0 ? RIVALS : (17 * seed) % RIVALS;
  const outcomes = await together(node, chain, others.toSpliced(at, 0, { call, signer: alice }));
  const own = outcomes[at];
  if (own === undefined) throw new Error("no outcome");
  return own;
}

const freeOf = async (address: string): Promise<bigint> => (await getBalance(chain, address)).free;

async function held(netuid: number, behind: string): Promise<bigint> {
  const stakes = await getStakes(chain, alice.address);
  return stakes.find((one) => one.netuid === netuid && one.hotkey === behind)?.stake ?? 0n;
}

/** Alpha that a stake brought, by its events. */
function bought({ events }: Inclusion): bigint {
  return events.findLast((one) => one.is("SubtensorModule", "StakeAdded"))?.data[3] ?? -1n;
}

/** A part of what a position holds. */
async function part(netuid: number, behind = hotkey): Promise<bigint> {
  return (await held(netuid, behind)) / 10n;
}

/** Ends of trades among others: none of both kinds may be missing. */
const ended = { done: 0, failed: 0 };

/** Promise of a plan. */
interface Promised {
  /** Most that leaves the account if the call happens, besides the fee, in rao; negative for what comes in. */
  readonly most: (plan: Plan) => bigint;
  /** Most by which the fee can grow: some calls work through what others add meanwhile, in rao. */
  readonly growth?: bigint;
  readonly check?: (plan: Plan, done: Inclusion) => Promise<void> | void;
}

/**
 * Plans again and again, each time among other transactions, and holds what happens against what was said: a call that
 * fails costs its fee and nothing else, any other costs no more than was said.
 */
async function expectNoWorse(
  seed: number,
  make: (tolerance: number) => Promise<Plan>,
  { most, growth = 0n, check }: Promised,
): Promise<void> {
  for (const [round, tolerance] of [0.005, 0.5].entries()) {
    const plan = await make(tolerance);
    expect(plan.preview.error).toBeUndefined();
    const before = await freeOf(alice.address);
    const { done, failure } = await amongOthers(plan, seed + round);
    const paid = before - (await freeOf(alice.address));
    const fee = (done ?? failure)?.fee ?? -1n;
    expect(fee).toBeGreaterThanOrEqual(plan.preview.fee);
    expect(fee).toBeLessThanOrEqual(plan.preview.fee + growth);
    if (done === undefined) {
      ended.failed += 1;
      expect(paid).toBe(fee);
    } else {
      ended.done += 1;
      expect(paid).toBeLessThanOrEqual(most(plan) + fee);
      await check?.(plan, done);
    }
  }
}

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("dev", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
  });
  chain = await Chain.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
  for (const one of [hotkey, other]) await alone(tx.SubtensorModule.burned_register({ netuid: 1, hotkey: one }), alice);
  await registerNetwork(chain, alice, { hotkey, identity: { name: "second" } }, { onStatus });
  for (let block = 0; block < 12; block += 1) await node.seal();
  await startCall(chain, alice, 2, { onStatus });
  const gifts = rivals.map(({ address }) => transferCall({ to: address, amount: 2000n * TAO }));
  await alone(tx.Utility.batch_all({ calls: gifts }), alice);
  for (const netuid of [1, 2]) {
    const call = tx.SubtensorModule.add_stake({ hotkey, netuid, amount_staked: 10n * TAO });
    await together(
      node,
      chain,
      [alice, ...rivals].map((signer) => ({ call, signer })),
    );
  }
});
afterAll(async () => {
  chain?.close();
  await node?.stop();
});

describe("among fifty transactions of others, no plan does worse than it says", () => {
  const amount = 5n * TAO;

  beforeEach(async () => {
    for (const netuid of [0, 1, 2]) {
      await alone(tx.SubtensorModule.add_stake({ hotkey, netuid, amount_staked: 10n * TAO }), alice);
    }
  });

  it.each([0, 1, 2])("of a stake on subnet %i", async (netuid) => {
    const make = (tolerance: number) => planStake(chain, alice.address, { hotkey, netuid, amount }, { tolerance });
    await expectNoWorse(100 + netuid, make, {
      most: () => amount,
      check: ({ worst }, done) => {
        expect(bought(done)).toBeGreaterThanOrEqual(worst?.least ?? amount);
      },
    });
  });

  it.each([0, 1, 2])("of an unstake on subnet %i", async (netuid) => {
    const make = async (tolerance: number) => {
      return planUnstake(chain, alice.address, { hotkey, netuid, amount: await part(netuid) }, { tolerance });
    };
    // No more leaves than comes in at worst.
    await expectNoWorse(200 + netuid, make, { most: ({ worst }) => -(worst?.least ?? 0n) });
  });

  it("of a move", async () => {
    const goals = [
      { fromHotkey: hotkey, toHotkey: hotkey, from: 1, to: 2 },
      { fromHotkey: hotkey, toHotkey: other, from: 2, to: 1 },
      { fromHotkey: hotkey, toHotkey: other, from: 1, to: 0 },
      { fromHotkey: other, toHotkey: hotkey, from: 0, to: 1 },
    ];
    for (const [at, goal] of goals.entries()) {
      const make = async (tolerance: number) => {
        const amount = await part(goal.from, goal.fromHotkey);
        return planMove(chain, alice.address, { ...goal, amount }, { tolerance });
      };
      await expectNoWorse(300 + 10 * at, make, {
        most: () => 0n,
        check: async ({ preview }) => {
          for (const { netuid, hotkey: behind, before, after } of preview.stakes) {
            if ((after ?? 0n) > before) expect(await held(netuid, behind)).toBeGreaterThan(before);
          }
        },
      });
    }
  });

  it("of a gift, a payment, a burn, a registration", async () => {
    const give = async () => {
      return planStakeTransfer(chain, alice.address, { to: bob.address, hotkey, netuid: 1, amount: await part(1) });
    };
    await expectNoWorse(400, give, { most: () => 0n });
    const payment = transferCall({ to: bob.address, amount });
    await expectNoWorse(410, () => planCall(chain, alice.address, payment), { most: () => amount });
    const burn = (tolerance: number) =>
      planStakeBurn(chain, alice.address, { hotkey, netuid: 1, amount }, { tolerance });
    await expectNoWorse(420, burn, { most: () => amount });
    let most = 0n;
    const register = async (tolerance: number) => {
      const cost = await getRegistrationCost(chain, 1);
      most = tolerance === 0.5 ? 100n * cost : cost;
      return planCall(
        chain,
        alice.address,
        tx.SubtensorModule.register_limit({ netuid: 1, hotkey: newHotkey(), limit_price: most }),
      );
    };
    await expectNoWorse(430, register, { most: () => most, growth: BigInt(RIVALS) * PER_NEURON });
  });

  it("of a whole position, or of all", async () => {
    const whole = async (tolerance: number) => {
      await alone(tx.SubtensorModule.add_stake({ hotkey: other, netuid: 1, amount_staked: TAO }), alice);
      const position = { hotkey: other, netuid: 1, amount: await held(1, other) };
      return planUnstakeAll(chain, alice.address, position, { tolerance });
    };
    await expectNoWorse(500, whole, { most: ({ worst }) => -(worst?.least ?? 0n) });
    const everywhere = async (tolerance: number) => {
      for (const netuid of [1, 2]) {
        await alone(tx.SubtensorModule.add_stake({ hotkey, netuid, amount_staked: TAO }), alice);
      }
      const plan = await planUnstakeEverywhere(chain, alice.address, { tolerance });
      if (!("call" in plan)) throw new Error("nothing to sell");
      return plan;
    };
    await expectNoWorse(510, everywhere, { most: () => 0n });
  });

  it("and some of both ends were seen", () => {
    expect(ended.done).toBeGreaterThan(10);
    expect(ended.failed).toBeGreaterThan(3);
  });
});
