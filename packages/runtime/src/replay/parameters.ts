import type { State } from "../framework/index.ts";
import {
  ActivityCutoffFactorMilli,
  AlphaSigmoidSteepness,
  AlphaValues,
  BondsMovingAverage,
  BondsPenalty,
  CommitRevealWeightsEnabled,
  Kappa,
  LiquidAlphaOn,
  MaxAllowedValidators,
  OwnerCutEnabled,
  RecycleOrBurn,
  StakeThreshold,
  SubnetOwnerCut,
  TaoWeight,
  Tempo,
  Yuma3On,
} from "../pallets/subtensorStorage/index.ts";
import { U16_MAX, U64_MAX } from "../primitives/numbers.ts";

/** A hyperparameter: how it is read and written as one number, and its range. Switches are 0 or 1. */
interface Parameter {
  readonly least: bigint;
  readonly most: bigint;
  readonly read: (state: State, netuid: number) => bigint;
  readonly write: (state: State, netuid: number, value: bigint) => void;
}

/** Item with a number a subnet. */
interface NumberItem {
  get(state: State, netuid: number): number;
  set(state: State, netuid: number, value: number): void;
}

/** Item with a switch a subnet. */
interface SwitchItem {
  get(state: State, netuid: number): boolean;
  set(state: State, netuid: number, value: boolean): void;
}

const LARGEST = BigInt(U16_MAX);

const ofNumber = (item: NumberItem, most = LARGEST, least = 0n): Parameter => ({
  ...{ least, most },
  read: (state, netuid) => BigInt(item.get(state, netuid)),
  write: (state, netuid, value) => item.set(state, netuid, Number(value)),
});

const ofSwitch = (item: SwitchItem): Parameter => ({
  ...{ least: 0n, most: 1n },
  read: (state, netuid) => (item.get(state, netuid) ? 1n : 0n),
  write: (state, netuid, value) => item.set(state, netuid, value === 1n),
});

/** One of the two bounds of liquid alpha. */
const ofAlphaValues = (at: 0 | 1): Parameter => ({
  ...{ least: 0n, most: LARGEST },
  read: (state, netuid) => BigInt(AlphaValues.get(state, netuid)[at]),
  write: (state, netuid, value) => {
    const [low, high] = AlphaValues.get(state, netuid);
    AlphaValues.set(state, netuid, at === 0 ? [Number(value), high] : [low, Number(value)]);
  },
});

const table = {
  Tempo: ofNumber(Tempo, LARGEST, 1n),
  Kappa: ofNumber(Kappa),
  BondsPenalty: ofNumber(BondsPenalty),
  BondsMovingAverage: {
    ...{ least: 0n, most: 1_000_000n },
    read: (state, netuid) => BondsMovingAverage.get(state, netuid),
    write: (state, netuid, value) => BondsMovingAverage.set(state, netuid, value),
  },
  Yuma3On: ofSwitch(Yuma3On),
  LiquidAlphaOn: ofSwitch(LiquidAlphaOn),
  AlphaLow: ofAlphaValues(0),
  AlphaHigh: ofAlphaValues(1),
  AlphaSigmoidSteepness: ofNumber(AlphaSigmoidSteepness, 32_767n, -32_768n),
  ActivityCutoffFactorMilli: ofNumber(ActivityCutoffFactorMilli, 4_294_967_295n),
  MaxAllowedValidators: ofNumber(MaxAllowedValidators),
  CommitRevealWeightsEnabled: ofSwitch(CommitRevealWeightsEnabled),
  OwnerCutEnabled: ofSwitch(OwnerCutEnabled),
  RecycleOrBurn: {
    ...{ least: 0n, most: 1n },
    read: (state, netuid) => (RecycleOrBurn.get(state, netuid).type === "Recycle" ? 1n : 0n),
    write: (state, netuid, value) => RecycleOrBurn.set(state, netuid, { type: value === 1n ? "Recycle" : "Burn" }),
  },
  StakeThreshold: {
    ...{ least: 0n, most: U64_MAX },
    read: (state) => StakeThreshold.get(state),
    write: (state, _, value) => StakeThreshold.set(state, value),
  },
  TaoWeight: {
    ...{ least: 0n, most: U64_MAX },
    read: (state) => TaoWeight.get(state),
    write: (state, _, value) => TaoWeight.set(state, value),
  },
  SubnetOwnerCut: {
    ...{ least: 0n, most: LARGEST },
    read: (state) => BigInt(SubnetOwnerCut.get(state)),
    write: (state, _, value) => SubnetOwnerCut.set(state, Number(value)),
  },
} as const satisfies Record<string, Parameter>;

/**
 * Hyperparameter that a what-if can change, by its storage item; `AlphaLow` and `AlphaHigh` are the two of
 * `AlphaValues`. `StakeThreshold`, `TaoWeight` and `SubnetOwnerCut` are those of all subnets.
 */
export type ParameterName = keyof typeof table;

/** All of them, with their ranges. */
export const parameters: Readonly<Record<ParameterName, Parameter>> = table;
