import { concat, fromHex, toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { freeBalance, mintInto } from "../../../../src/pallets/balances/index.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import { alphaPayment } from "../../../../src/pallets/subtensor/guards/alphaPayment.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { increaseStake, increaseStakeForHotkeyOnSubnet } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { addTaoToPool } from "../../../../src/pallets/subtensor/ledger/reserves.ts";
import { sharesOf } from "../../../../src/pallets/subtensor/ledger/sharePool.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../../../src/pallets/subtensor/lifecycle/endings.ts";
import { registerSubnet } from "../../../../src/pallets/subtensor/lifecycle/register.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import { SWEEPS_A_BLOCK } from "../../../../src/pallets/subtensor/sweep.ts";
import { endingSubnetIds, subnetExists } from "../../../../src/pallets/subtensorStorage/existence.ts";
import {
  Alpha,
  AlphaV2,
  NetworkImmunityPeriod,
  NetworkRateLimit,
  NetworkRegisteredAt,
  SubnetLimit,
  SubnetTAO,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { account } from "../../../testState.ts";
import { workOf } from "../../../workOf.ts";
import { expectFailure } from "../failing.ts";
import { expectAccountsAgree, stakingWorld, TAO } from "../stakingWorld.ts";
import { endSubnet, finishEndings } from "./ending.ts";
import { positionsOn, protocolPayouts } from "./reference.ts";

const ENDING = 1;
const OTHER = 2;

/** Stake of one coldkey with one hotkey on a subnet. */
interface Stake {
  readonly coldkey: number;
  readonly hotkey: number;
  readonly netuid: number;
  readonly amount: bigint;
}

const coldkeyOf = (n: number) => account(30 + n);
const hotkeyOf = (n: number) => account(60 + n);

/**
 * Two subnets with the same hotkeys; the pool of the first holds `tao` rao more. The alpha in it is the chain's own, so
 * that its account holds TAO until all are paid.
 */
function worldWith(stakes: readonly Stake[], tao = 0n): State {
  const state = stakingWorld();
  NetworkRegisteredAt.set(state, ENDING, 1n);
  for (let n = 0; n < 8; n += 1) mintInto(state, coldkeyOf(n), 1000n);
  mintInto(state, subnetAccount(ENDING), tao);
  addTaoToPool(state, ENDING, tao);
  syncIssuance(state);
  for (const { coldkey, hotkey, netuid, amount } of stakes) {
    increaseStake(state, { coldkey: coldkeyOf(coldkey), hotkey: hotkeyOf(hotkey), netuid }, amount);
  }
  return state;
}

/** Brings a position into the form in which older chains stored it. */
function makeOlder(state: State, stake: Stake): void {
  const keys = [hotkeyOf(stake.hotkey), coldkeyOf(stake.coldkey), stake.netuid] as const;
  const { mantissa, exponent } = AlphaV2.get(state, ...keys);
  if (exponent < -10n) return;
  Alpha.set(state, ...keys, { bits: (mantissa << 64n) / 10n ** -exponent });
  AlphaV2.delete(state, ...keys);
}

const gainsOf = (state: State, before: ReadonlyMap<string, bigint>) =>
  new Map([...before].map(([coldkey, free]) => [coldkey, freeBalance(state, fromHex(coldkey)) - free]));

const balancesOf = (state: State, coldkeys: Iterable<string>) =>
  new Map([...coldkeys].map((coldkey) => [coldkey, freeBalance(state, fromHex(coldkey))]));

const stake: fc.Arbitrary<Stake> = fc.record({
  coldkey: fc.nat(7),
  hotkey: fc.nat(3),
  netuid: fc.constantFrom(ENDING, ENDING, OTHER),
  amount: fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 1000n * TAO)),
});

describe("a subnet that is ending", () => {
  it("pays each holder what the protocol does, but for one rao a position, in whatever steps", () => {
    const world = fc.record({
      stakes: fc.array(stake, { minLength: 1, maxLength: 30 }),
      tao: fc.bigInt(0n, 1000n * TAO),
      dividend: fc.bigInt(0n, TAO),
      limit: fc.constantFrom(1, 1_000_000_000, SWEEPS_A_BLOCK),
      older: fc.boolean(),
    });
    fc.assert(
      fc.property(world, ({ stakes, tao, dividend, limit, older }) => {
        const state = worldWith(stakes, tao);
        increaseStakeForHotkeyOnSubnet(state, hotkeyOf(0), ENDING, dividend);
        if (older) for (const each of stakes.slice(0, 5)) makeOlder(state, each);
        const expected = protocolPayouts(state, ENDING);
        const elsewhere = positionsOn(state, OTHER).map((position) => sharesOf(state, position));
        const before = balancesOf(state, expected.keys());
        const pot = SubnetTAO.get(state, ENDING);
        dissolveSubnet(state, ENDING);
        expectAccountsAgree(state);
        let left = pot;
        finishEndings(
          state,
          () => {
            expectAccountsAgree(state);
            expect(SubnetTAO.get(state, ENDING)).toBeLessThanOrEqual(left);
            left = SubnetTAO.get(state, ENDING);
          },
          limit,
        );
        for (const [coldkey, gain] of gainsOf(state, before)) {
          const { amount = 0n, positions = 0 } = expected.get(coldkey) ?? {};
          const difference = gain > amount ? gain - amount : amount - gain;
          expect(difference).toBeLessThanOrEqual(BigInt(positions));
        }
        expect(positionsOn(state, ENDING)).toEqual([]);
        for (const item of [TotalHotkeyAlpha, TotalHotkeyShares, TotalHotkeySharesV2]) {
          expect(item.keys(state).filter(([, netuid]) => netuid === ENDING)).toEqual([]);
        }
        expect(positionsOn(state, OTHER).map((position) => sharesOf(state, position))).toEqual(elsewhere);
      }),
      { numRuns: 40 },
    );
  });

  it("ends the same in steps of one key as in one", () => {
    fc.assert(
      fc.property(fc.array(stake, { minLength: 1, maxLength: 12 }), (stakes) => {
        const states = [1, SWEEPS_A_BLOCK].map((limit) => {
          const state = worldWith(stakes, 12_345n);
          dissolveSubnet(state, ENDING);
          finishEndings(state, undefined, limit);
          return state.keysUnder(new Uint8Array()).map((key) => [toHex(key), toHex(state.get(key) ?? key)]);
        });
        expect(states[0]).toEqual(states[1]);
      }),
      { numRuns: 15 },
    );
  });

  it("is not stopped, nor its payments changed, by keys that are no positions", () => {
    const stakes = [0, 1, 2].map((n) => ({ coldkey: n, hotkey: n, netuid: ENDING, amount: BigInt(n + 1) * TAO }));
    const [plain, spoiled] = [worldWith(stakes), worldWith(stakes)];
    const real = AlphaV2.key(hotkeyOf(1), coldkeyOf(1), ENDING);
    const end = Uint8Array.of(ENDING, 0);
    const wrongHash = real.slice();
    wrongHash[AlphaV2.prefix.length] = (wrongHash[AlphaV2.prefix.length] ?? 0) ^ 1;
    const junk = [
      ...[Alpha.prefix, AlphaV2.prefix].flatMap((prefix) => [
        prefix,
        concat(prefix, end),
        concat(prefix, new Uint8Array(40), end),
        concat(prefix, new Uint8Array(200).fill(255), end),
      ]),
      concat(real, end),
      wrongHash,
      concat(TotalHotkeyAlpha.prefix, end),
    ];
    for (const key of junk) spoiled.set(key, Uint8Array.of(1));
    for (const state of [plain, spoiled]) endSubnet(state, ENDING);
    for (const n of [0, 1, 2]) {
      expect(freeBalance(spoiled, coldkeyOf(n))).toBe(freeBalance(plain, coldkeyOf(n)));
      expect(freeBalance(plain, coldkeyOf(n))).toBeGreaterThan(TAO / 5n);
    }
    expect(junk.every((key) => spoiled.get(key) !== undefined)).toBe(true);
    expectAccountsAgree(spoiled);
  });
});

it("a fee cannot be paid in the alpha of a subnet that is ending", () => {
  const state = worldWith([{ coldkey: 0, hotkey: 0, netuid: ENDING, amount: 100n * TAO }], TAO);
  const call = S.call("removeStake", { hotkey: hotkeyOf(0), netuid: ENDING, amountUnstaked: TAO });
  const due = { payer: coldkeyOf(0), call, amount: 1000n };
  expect(alphaPayment.canPay(state, due)).toBe(true);
  dissolveSubnet(state, ENDING);
  expect(alphaPayment.canPay(state, due)).toBe(false);
  expect(alphaPayment.pay(state, due, account(1))).toBe(false);
});

describe("the work of an end", () => {
  /** Weights of all steps, and accesses to the state in the one with most. */
  function stepsWith(count: number): { weights: number[]; most: number } {
    const state = worldWith([{ coldkey: 0, hotkey: 0, netuid: ENDING, amount: TAO }]);
    for (let n = 0; n < count; n += 1) {
      const coldkey = concat(new Uint8Array(30), Uint8Array.of(n & 255, n >> 8));
      increaseStake(state, { coldkey, hotkey: hotkeyOf(n % 4), netuid: n % 8 === 0 ? ENDING : OTHER }, TAO);
    }
    const weights: number[] = [];
    let most = 0;
    const limit = 50_000_000_000;
    dissolveSubnet(state, ENDING);
    while (endingSubnetIds(state).length > 0) {
      const { reads = 0, writes = 0 } = workOf(state, () => weights.push(continueEndings(state, limit)));
      most = Math.max(most, reads + writes);
    }
    return { weights, most };
  }
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

  it("grows with the positions of the chain, all together, and not from block to block", () => {
    const [few, some, many] = [400, 800, 1600].map(stepsWith);
    const [a, b, c] = [few, some, many].map((steps) => sum(steps?.weights ?? []));
    expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeCloseTo(2, 1);
    // A step ends with a key or with the last values, which are no more for a larger chain.
    for (const steps of [few, some, many]) expect(Math.max(...(steps?.weights ?? []))).toBeLessThan(65_000_000_000);
    expect(many?.weights.length).toBeGreaterThan(3);
    expect(many?.most).toBeLessThan(1.1 * (some?.most ?? 0));
  });

  it("is done for one subnet after the other, in the order in which they began to end", () => {
    const stakes = [ENDING, OTHER].map((netuid) => ({ coldkey: netuid, hotkey: 0, netuid, amount: TAO }));
    const state = worldWith(stakes);
    dissolveSubnet(state, OTHER);
    dissolveSubnet(state, ENDING);
    const seen: string[] = [];
    finishEndings(state, () => seen.push(endingSubnetIds(state).join()), 1);
    expect([...new Set(seen)]).toEqual(["2,1", "1", ""]);
    expectAccountsAgree(state);
  });
});

describe("the id of a subnet that is ending", () => {
  const registrar = { coldkey: account(1), hotkey: account(90) };

  function full(): State {
    const state = worldWith([{ coldkey: 0, hotkey: 0, netuid: ENDING, amount: TAO }], TAO);
    SubnetLimit.set(state, 2);
    NetworkImmunityPeriod.set(state, 0n);
    NetworkRateLimit.set(state, 0n);
    mintInto(state, registrar.coldkey, 100_000n * TAO);
    syncIssuance(state);
    return state;
  }

  it("is not given away: the subnet that takes the place has another", () => {
    const state = full();
    const netuid = registerSubnet(state, registrar, undefined);
    expect(netuid).toBe(3);
    const [victim = 0] = endingSubnetIds(state);
    expect([ENDING, OTHER]).toContain(victim);
    expect(subnetExists(state, victim)).toBe(false);
    expectAccountsAgree(state);
    finishEndings(state, () => expectAccountsAgree(state), 1);
    // Now it is free, and nothing of the old one is found there.
    SubnetLimit.set(state, 3);
    expect(registerSubnet(state, { ...registrar, hotkey: account(91) }, undefined)).toBe(victim);
    expect(positionsOn(state, victim)).toEqual([]);
    expectAccountsAgree(state);
  });

  it("has to be free before another subnet ends for a registration", () => {
    const state = full();
    registerSubnet(state, registrar, undefined);
    const again = () =>
      state.transactional(() => registerSubnet(state, { ...registrar, hotkey: account(91) }, undefined));
    expectFailure(again, errors.SubnetLimitReached);
    finishEndings(state);
    expect(again()).toBeLessThan(3);
  });
});
