import { compareBytes } from "@opentao/codec";
import { type State, Subject } from "../../../framework/index.ts";
import { Keys } from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { aggregate } from "./aggregate.ts";
import { collectMechanism, collectSubnet } from "./collect.ts";
import { persistMechanism, persistSubnet } from "./persist.ts";
import { type MechanismPart, splitEmission } from "./split.ts";
import { updateVotingPower } from "./votingPower.ts";
import type { EpochInput, EpochOutput, EpochOutputs } from "./yuma/types.ts";
import { yuma } from "./yuma/yuma.ts";

/** Costs of an epoch: by itself, for each neuron, for each neuron on a mechanism, for each weight and bond. */
const EPOCH = { refTime: 1_000_000_000, reads: 100, writes: 110 };
const NEURON = { refTime: 10_000_000, reads: 14, writes: 2 };
const ROW = { refTime: 5_000_000, reads: 1, writes: 1 };
const ENTRY = { refTime: 500_000 };

/** Payment of an epoch to one hotkey, in alpha. */
export interface EpochPayment {
  readonly hotkey: Uint8Array;
  /** Amount for it as a miner. */
  readonly incentive: bigint;
  /** Amount for it as a validator; {@link ./yuma/uidShares.ts} says how they compare. */
  readonly dividend: bigint;
}

/** Payments of a subnet's epoch. */
export interface EpochResult {
  /** Payments in the order of hotkeys. */
  readonly payments: readonly EpochPayment[];
  /** Emission of mechanisms that give it to miners alone, since nobody has dividends there. */
  readonly withoutDividends: bigint;
}

/** Epoch of one mechanism. */
export interface MechanismFigures {
  readonly netuid: number;
  readonly mechanism: number;
  readonly part: MechanismPart;
  readonly input: EpochInput;
  readonly outputs: EpochOutputs;
}

export const MECHANISM_EPOCH = new Subject<MechanismFigures>("SubtensorModule.mechanism_epoch");

/** Epoch of a subnet: what its mechanisms give together. */
export interface EpochFigures extends EpochResult {
  readonly netuid: number;
  /** Hotkeys by UID. */
  readonly hotkeys: readonly Uint8Array[];
}

export const SUBNET_EPOCH = new Subject<EpochFigures>("SubtensorModule.subnet_epoch");

/** Returns whether a mechanism has incentives and no dividends. */
function lacksDividends(neurons: readonly EpochOutput[]): boolean {
  return (
    neurons.some(({ serverEmission }) => serverEmission > 0n) &&
    neurons.every(({ validatorEmission }) => validatorEmission === 0n)
  );
}

/**
 * Runs the epoch of every mechanism of a subnet and stores the results (protocol: consensus §3.1, §3.15).
 *
 * @param emission - alpha to be shared out, at most which is given
 */
export function runEpoch(state: State, netuid: number, emission: bigint): EpochResult {
  const subnet = collectSubnet(state, netuid);
  state.weigh(EPOCH);
  state.weigh(NEURON, subnet.n);
  const hotkeys = Array.from({ length: subnet.n }, (_, uid) => Keys.get(state, netuid, uid));
  const mechanisms = splitEmission(state, netuid, emission).map((part, mechanism) => {
    const input = collectMechanism(state, netuid, mechanism, subnet, hotkeys, part.emission);
    state.weigh(ROW, subnet.n);
    state.weigh(ENTRY, input.weights.columns.length + input.bonds.columns.length);
    const outputs = yuma(input);
    state.tell(MECHANISM_EPOCH, () => ({ netuid, mechanism, part, input, outputs }));
    persistMechanism(state, storageIndex(netuid, mechanism), outputs);
    return { emission: part.emission, outputs: outputs.neurons };
  });
  const results = aggregate(subnet.n, mechanisms);
  persistSubnet(state, netuid, results);
  updateVotingPower(state, netuid, hotkeys, results);
  const payments = hotkeys
    .map((hotkey, uid) => ({
      hotkey,
      incentive: results[uid]?.serverEmission ?? 0n,
      dividend: results[uid]?.validatorEmission ?? 0n,
    }))
    .sort((a, b) => compareBytes(a.hotkey, b.hotkey));
  const withoutDividends = mechanisms
    .filter(({ outputs }) => lacksDividends(outputs))
    .reduce((sum, { emission: part }) => sum + part, 0n);
  state.tell(SUBNET_EPOCH, () => ({ netuid, hotkeys, payments, withoutDividends }));
  return { payments, withoutDividends };
}
