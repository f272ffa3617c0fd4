import fc from "fast-check";
import { DispatchFailure, type State } from "../../../../src/framework/index.ts";
import { mintInto } from "../../../../src/pallets/balances/index.ts";
import { replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { removeStake } from "../../../../src/pallets/subtensor/staking/remove.ts";
import {
  CKBurn,
  LiquidAlphaOn,
  NetworkRegistrationAllowed,
  SubnetEmissionEnabled,
  SubnetMovingPrice,
  Tempo,
  Yuma3On,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";
import { TAO } from "../stakingWorld.ts";
import { addSubnet, coldkeyOf, hotkeyOf, newChain, weigh } from "./network.ts";

/** Subnets of a random network; a subnet's id is its seed, as long as it has not been dissolved. */
export const SEEDS = [1, 2, 3] as const;
/** Neurons of each besides the owner's. */
export const NEURONS = 4;

const seed = fc.constantFrom(...SEEDS);
const neuron = fc.integer({ min: 0, max: NEURONS });
/** Something that somebody does; it may fail as a call does. */
export type Action = (state: State) => void;

/** Anything that moves something in the emission. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ netuid: seed, n: neuron, values: fc.array(fc.nat(65_535), { minLength: 5, maxLength: 5 }) })
      .map(
        ({ netuid, n, values }) =>
          (state: State) =>
            weigh(state, netuid, hotkeyOf(netuid, n), Object.fromEntries(values.map((value, uid) => [uid, value]))),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        netuid: fc.constantFrom(ROOT, ...SEEDS),
        of: seed,
        n: neuron,
        amount: fc.bigInt(2_000_000n, 300n * TAO),
      })
      .map(({ netuid, of, n, amount }) => (state: State) => {
        addStake(state, { coldkey: coldkeyOf(of, n), hotkey: hotkeyOf(of, n), netuid }, amount);
      }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ netuid: seed, n: neuron, amount: fc.bigInt(2_000_000n, 300n * TAO) }).map(
      ({ netuid, n, amount }) =>
        (state: State) =>
          removeStake(state, { coldkey: coldkeyOf(netuid, n), hotkey: hotkeyOf(netuid, n), netuid }, amount),
    ),
  },
  fc.record({ netuid: seed, n: neuron, to: neuron }).map(
    ({ netuid, n, to }) =>
      (state: State) =>
        replaceChildren(state, hotkeyOf(netuid, n), netuid, [[1n << 63n, hotkeyOf(netuid, to)]]),
  ),
  fc
    .record({ netuid: seed, yuma3: fc.boolean(), liquid: fc.boolean() })
    .map(({ netuid, yuma3, liquid }) => (state: State) => {
      Yuma3On.set(state, netuid, yuma3);
      LiquidAlphaOn.set(state, netuid, liquid);
    }),
  fc
    .record({ netuid: seed, open: fc.boolean(), enabled: fc.boolean() })
    .map(({ netuid, open, enabled }) => (state: State) => {
      NetworkRegistrationAllowed.set(state, netuid, open);
      SubnetEmissionEnabled.set(state, netuid, enabled);
    }),
  fc.record({ netuid: seed, bits: fc.bigInt(0n, 1n << 32n) }).map(({ netuid, bits }) => (state: State) => {
    SubnetMovingPrice.set(state, netuid, { bits });
  }),
  fc.bigInt(0n, 1n << 63n).map((burn) => (state: State) => CKBurn.set(state, burn)),
);

/** A fair-launch chain with three subnets whose neurons have TAO. */
export function network(fairLaunch: boolean): State {
  const state = newChain({ fairLaunch });
  for (const of of SEEDS) {
    if (!fairLaunch) mintInto(state, coldkeyOf(of, 0), 10_000n * TAO);
    syncIssuance(state);
    const netuid = addSubnet(state, of, NEURONS);
    Tempo.set(state, netuid, 3 + of);
    SubnetEmissionEnabled.set(state, netuid, true);
  }
  for (const of of SEEDS) for (let n = 0; n <= NEURONS; n += 1) mintInto(state, coldkeyOf(of, n), 1000n * TAO);
  syncIssuance(state);
  return state;
}

/** Does it, as a call would. */
export function attempt(state: State, act: Action): void {
  try {
    state.transactional(() => act(state));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}
