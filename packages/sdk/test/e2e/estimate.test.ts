import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  Chain,
  ChainError,
  estimateFee,
  getBalance,
  getStakes,
  preview,
  registerNetwork,
  tx,
} from "../../src/index.ts";
import { withCrowdedAccount, withoutSimulation } from "./otherNodes.ts";

type Call = Parameters<typeof preview>[1];

const TAO = 1_000_000_000n;
const runtime = createRuntime();
const [alice, bob, poor] = ["//Alice", "//Bob", "//Poor"].map((uri) => keypairFromSuri(uri)) as [
  Keypair,
  Keypair,
  Keypair,
];
const [hotkey, other, stranger] = ["//Alice//hot", "//Alice//other", "//Stranger"].map(
  (uri) => keypairFromSuri(uri).address,
) as [string, string, string];
const { SubtensorModule, Balances, AdminUtils } = tx;

let node: Node;
let chain: Chain;
let official: Chain;
let second: number;

async function submit(call: Call, signer: Keypair = alice): Promise<void> {
  await chain.submit(call, signer, {
    onStatus: ({ kind }) => {
      if (kind === "pooled") void node.seal();
    },
  });
}

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("dev", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
  });
  chain = await Chain.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
  official = withoutSimulation(chain);
  const onStatus = ({ kind }: { readonly kind: string }) => {
    if (kind === "pooled") void node.seal();
  };
  ({ netuid: second } = await registerNetwork(chain, alice, { hotkey: stranger }, { onStatus }));
  await submit(SubtensorModule.start_call({ netuid: second }));
  for (const key of [hotkey, other]) await submit(SubtensorModule.burned_register({ netuid: 1, hotkey: key }));
  for (const netuid of [0, 1, second])
    await submit(SubtensorModule.add_stake({ hotkey, netuid, amount_staked: 200n * TAO }));
  await submit(pay(poor.address, TAO));
  // Quotes know nothing of the emission that the next block puts into the pools first: without it they are exact.
  for (const netuid of [1, second])
    await submit(tx.Sudo.sudo({ call: AdminUtils.sudo_set_subnet_emission_enabled({ netuid, enabled: false }) }));
});
afterAll(async () => {
  chain?.close();
  await node?.stop();
});

function pay(to: string, value: bigint): Call {
  return Balances.transfer_keep_alive({ dest: { type: "Id", value: to }, value });
}

const stakeAt = async (address: string, netuid: number): Promise<bigint> =>
  (await getStakes(chain, address)).find((one) => one.hotkey === hotkey && one.netuid === netuid)?.stake ?? 0n;

const priceOf = (netuid: number): Promise<bigint> => chain.apis.SwapRuntimeApi.current_alpha_price({ netuid });

/** Estimates a call, and compares with what a node that tries blocks says: amounts within a part of what moves. */
async function expectAlike(call: Call, { address }: Keypair = alice) {
  const said = await preview(official, call, address);
  const exact = await preview(chain, call, address);
  expect([said.exactness, exact.exactness]).toEqual(["estimated", "exact"]);
  expect([said.ok, said.error?.pallet, said.error?.error, said.error?.hint]).toEqual([
    ...[exact.ok, exact.error?.pallet, exact.error?.error, exact.error?.hint],
  ]);
  expect(said.isFeeInAlpha).toBe(exact.isFeeInAlpha);
  const near = (a: bigint | undefined, b: bigint | undefined, moved: bigint): void => {
    const gap = Number((a ?? 0n) - (b ?? 0n));
    // A long nonce makes a fee of a few rao more; a pool's fee is 10 times as much as this part.
    expect(Math.abs(gap)).toBeLessThan(10 + Math.abs(Number(moved)) / 20_000);
  };
  near(said.free.after, exact.free.after, (exact.free.after ?? 0n) - exact.free.before);
  const byPlace = (list: typeof said.stakes) => new Map(list.map((one) => [`${one.netuid} ${one.hotkey}`, one]));
  const [saidStakes, exactStakes] = [byPlace(said.stakes), byPlace(exact.stakes)];
  expect([...saidStakes.keys()].sort()).toEqual([...exactStakes.keys()].sort());
  for (const [place, { before, after }] of exactStakes)
    near(saidStakes.get(place)?.after, after, (after ?? 0n) - before);
  return said;
}

describe("an estimate fails as the chain does", () => {
  it("where the balance cannot carry it", async () => {
    const { free } = await getBalance(chain, poor.address);
    const fee = await estimateFee(chain, pay(bob.address, free), poor.address);
    const end = (value: bigint) => Balances.transfer_allow_death({ dest: { type: "Id", value: bob.address }, value });
    const feeOfEnd = await estimateFee(chain, end(free), poor.address);
    const calls: (readonly [Call, string | undefined])[] = [
      [SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 100n * TAO }), "NotEnoughBalanceToStake"],
      [SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: free - 100n }), "NotEnoughBalanceToStake"],
      [pay(bob.address, 2n * TAO), "Token.FundsUnavailable"],
      [pay(bob.address, free), "Token.FundsUnavailable"],
      [pay(bob.address, free - fee - 100n), "Token.NotExpendable"],
      [pay(bob.address, TAO / 2n), undefined],
      [end(free - feeOfEnd - 100n), undefined],
      [pay(keypairFromSuri("//Nobody").address, 499n), "Token.BelowMinimum"],
      [pay(poor.address, TAO / 2n), undefined],
    ];
    for (const [call, name] of calls) expect((await expectAlike(call, poor)).error?.error).toBe(name);
    const said = await preview(official, calls[0]?.[0] ?? pay(bob.address, 1n), poor.address);
    expect(said).toMatchObject({ ok: false, stakes: [], free: { after: said.free.before - said.fee } });
  });

  it("where positions, hotkeys or subnets cannot", async () => {
    const at = { hotkey, netuid: 1 };
    const held = await stakeAt(alice.address, 1);
    const limit = { limit_price: 1n, allow_partial: false };
    const calls: (readonly [Call, string | undefined])[] = [
      [SubtensorModule.remove_stake({ hotkey: other, netuid: 1, amount_unstaked: TAO }), "AmountTooLow"],
      [SubtensorModule.remove_stake({ ...at, amount_unstaked: held + TAO }), undefined],
      [
        SubtensorModule.remove_stake_limit({ ...at, amount_unstaked: held + TAO, ...limit }),
        "NotEnoughStakeToWithdraw",
      ],
      [SubtensorModule.remove_stake_full_limit({ ...at, limit_price: 1n }), undefined],
      [SubtensorModule.add_stake({ ...at, amount_staked: 2_000_000n }), "AmountTooLow"],
      [SubtensorModule.add_stake({ hotkey: bob.address, netuid: 1, amount_staked: TAO }), "HotKeyAccountNotExists"],
      [SubtensorModule.add_stake({ hotkey, netuid: 77, amount_staked: TAO }), "SubnetNotExists"],
      [SubtensorModule.remove_stake({ hotkey, netuid: 77, amount_unstaked: TAO }), "SubtokenDisabled"],
      [
        SubtensorModule.swap_stake({ hotkey, origin_netuid: 1, destination_netuid: 1, alpha_amount: TAO }),
        "SameNetuid",
      ],
    ];
    for (const [call, name] of calls) expect((await expectAlike(call)).error?.error).toBe(name);
    await submit(SubtensorModule.lock_stake({ hotkey, netuid: second, amount: await stakeAt(alice.address, second) }));
    // The owner holds a little more there.
    const amount = await stakeAt(alice.address, second);
    const locked = SubtensorModule.remove_stake({ hotkey, netuid: second, amount_unstaked: amount });
    expect((await expectAlike(locked)).error?.error).toBe("StakeUnavailable");
  });

  it("where the price would be worse than the limit", async () => {
    const [one, two] = [await priceOf(1), await priceOf(second)];
    const relative = (one * TAO) / two;
    const outcomes: (string | undefined)[] = [];
    for (const parts of [800n, 990n, 1010n, 1300n]) {
      for (const allowPartial of [false, true]) {
        const by = (price: bigint) => ({ limit_price: (price * parts) / 1000n, allow_partial: allowPartial });
        const at = { hotkey, netuid: 1 };
        const move = (from: number, to: number, price: bigint) =>
          SubtensorModule.swap_stake_limit({
            ...{ hotkey, origin_netuid: from, destination_netuid: to, alpha_amount: 20n * TAO },
            ...by(price),
          });
        const calls = [
          SubtensorModule.add_stake_limit({ ...at, amount_staked: 20n * TAO, ...by(one) }),
          SubtensorModule.remove_stake_limit({ ...at, amount_unstaked: 20n * TAO, ...by(one) }),
          move(1, 0, one),
          move(0, 1, (TAO * TAO) / one),
          move(1, second, relative),
        ];
        for (const call of calls) outcomes.push((await expectAlike(call)).error?.error);
      }
    }
    expect(outcomes).toEqual(expect.arrayContaining(["SlippageTooHigh", "PriceLimitExceeded", undefined]));
  });

  it("where nobody can pay the fee, and in alpha only where the rules allow it", async () => {
    const { free } = await getBalance(chain, poor.address);
    const spend = SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: TAO / 2n });
    await submit(spend, poor);
    const left = (await getBalance(chain, poor.address)).free;
    expect(left).toBeLessThan(free);
    const fee = await estimateFee(chain, pay(bob.address, left), poor.address);
    await submit(pay(bob.address, left - fee - 500n), poor);
    for (const call of [pay(bob.address, 1n), spend, SubtensorModule.unstake_all({ hotkey: other })]) {
      const [said, exact] = await Promise.all(
        [official, chain].map((one) => preview(one, call, poor.address).catch((error: unknown) => error)),
      );
      expect(exact).toBeInstanceOf(ChainError);
      expect(said).toMatchObject({ code: "INVALID_TRANSACTION", message: (exact as ChainError).message });
    }
    const rest = SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: TAO / 100n });
    expect(await expectAlike(rest, poor)).toMatchObject({ ok: true, isFeeInAlpha: true });
    const all = await preview(official, SubtensorModule.unstake_all({ hotkey }), poor.address);
    expect(all).toMatchObject({ isFeeInAlpha: true, free: { after: undefined }, stakes: [{ hotkey, netuid: 1 }] });
    expect(await preview(official, pay(bob.address, TAO), alice.address)).toMatchObject({ isFeeInAlpha: false });
  });
});

describe("an estimate of a move", () => {
  it("has one of its trades pay a fee", async () => {
    const places = [...[[1, 0] as const, [0, 1] as const, [1, second] as const]];
    for (const [from, to] of places) {
      const amount = 3n * TAO;
      const swap = { hotkey, origin_netuid: from, destination_netuid: to, alpha_amount: amount };
      expect((await expectAlike(SubtensorModule.swap_stake(swap))).ok).toBe(true);
    }
    const keys = { origin_hotkey: hotkey, destination_hotkey: other, origin_netuid: 1, destination_netuid: 1 };
    for (const alpha_amount of [3n * TAO, 1n]) await expectAlike(SubtensorModule.move_stake({ ...keys, alpha_amount }));
  });
});

describe("an account of too many positions", () => {
  it("is told of those that a call names, and else gets an estimate", async () => {
    const crowded = withCrowdedAccount(chain);
    const calls = [
      pay(bob.address, TAO),
      SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: TAO }),
      SubtensorModule.swap_stake({ hotkey, origin_netuid: 1, destination_netuid: 0, alpha_amount: TAO }),
      SubtensorModule.move_stake({
        ...{ origin_hotkey: hotkey, destination_hotkey: other, origin_netuid: 1, destination_netuid: 1 },
        alpha_amount: TAO,
      }),
    ];
    for (const call of calls) {
      const [told, whole] = [await preview(crowded, call, alice.address), await preview(chain, call, alice.address)];
      expect(told.exactness).toBe("exact");
      expect([told.free, told.fee, told.prices]).toEqual([whole.free, whole.fee, whole.prices]);
      expect(new Set(told.stakes)).toEqual(new Set(whole.stakes));
    }
    const remark = tx.System.remark({ remark: new Uint8Array(3) });
    expect((await preview(crowded, remark, alice.address)).exactness).toBe("estimated");
  });
});
