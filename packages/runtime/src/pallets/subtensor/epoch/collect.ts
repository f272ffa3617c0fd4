/**
 * Reads what an epoch works on (protocol: consensus §3.2).
 *
 * @packageDocumentation
 */

import { toHex } from "@opentao/codec";
import type { U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import {
  ActivityCutoffFactorMilli,
  AlphaSigmoidSteepness,
  AlphaValues,
  BlockAtRegistration,
  Bonds,
  BondsMovingAverage,
  BondsPenalty,
  CommitRevealWeightsEnabled,
  Kappa,
  LastMechansimStepBlock,
  LastUpdate,
  LiquidAlphaOn,
  MaxAllowedValidators,
  StakeThreshold,
  SubnetEpochIndex,
  SubnetworkN,
  Tempo,
  TimelockedWeightCommits,
  ValidatorPermit,
  WeightCommits,
  Weights,
  Yuma3On,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { now } from "../clock.ts";
import { getStakeWeightsForNetwork, type StakeWeight, taoWeight } from "../ledger/stakeWeights.ts";
import { ownerHotkeyUid } from "../subnets/owner.ts";
import { isExpired } from "../tempo/schedule.ts";
import { type Commit, firstOpenCommit } from "./openCommits.ts";
import { readRows } from "./rawRows.ts";
import type { EpochInput } from "./yuma/types.ts";

/** Input that all mechanisms of a subnet have in common in one epoch. */
export type SubnetInput = Omit<EpochInput, "lastUpdate" | "weights" | "bonds" | "firstCommit" | "emission">;

/** Stake with which the neurons of a subnet go into its epoch, by UID. */
export interface EpochStakeFigures {
  readonly netuid: number;
  /** Weight of one TAO staked on root against one alpha. */
  readonly taoWeight: U96F32;
  readonly stakes: readonly StakeWeight[];
}

export const EPOCH_STAKE = new Subject<EpochStakeFigures>("SubtensorModule.epoch_stake");

/** Blocks after which a UID without update is inactive: a multiple of the tempo, at least 1. */
const activityCutoff = (factorMilli: number, tempo: number): number =>
  Math.max(1, Math.floor((factorMilli * tempo) / 1000));

/** Reads the input that all mechanisms of a subnet have in common. */
export function collectSubnet(state: State, netuid: number): SubnetInput {
  const n = SubnetworkN.get(state, netuid);
  const tempo = Tempo.get(state, netuid);
  const [alphaLow, alphaHigh] = AlphaValues.get(state, netuid);
  const uids = Array.from({ length: n }, (_, uid) => uid);
  const stakes = getStakeWeightsForNetwork(state, netuid);
  state.tell(EPOCH_STAKE, () => ({ netuid, taoWeight: taoWeight(state), stakes }));
  return {
    n,
    block: Number(now(state)),
    epochIndex: Number(SubnetEpochIndex.get(state, netuid)),
    tempo,
    activityCutoff: activityCutoff(ActivityCutoffFactorMilli.get(state, netuid), tempo),
    blockAtRegistration: uids.map((uid) => Number(BlockAtRegistration.get(state, netuid, uid))),
    stake: stakes.map(({ total }) => total),
    stakeThreshold: StakeThreshold.get(state),
    ownerUid: ownerHotkeyUid(state, netuid),
    validatorPermit: ValidatorPermit.get(state, netuid),
    maxAllowedValidators: MaxAllowedValidators.get(state, netuid),
    kappa: Kappa.get(state, netuid),
    bondsPenalty: BondsPenalty.get(state, netuid),
    yuma3: Yuma3On.get(state, netuid),
    lastMechanismStepBlock: Number(LastMechansimStepBlock.get(state, netuid)),
    liquidAlpha: LiquidAlphaOn.get(state, netuid),
    bondsMovingAverage: BondsMovingAverage.get(state, netuid),
    alphaLow,
    alphaHigh,
    alphaSigmoidSteepness: AlphaSigmoidSteepness.get(state, netuid),
    fairLaunch: state.params.fairLaunch,
  };
}

/** To read a commit: encrypted weights of the greatest length, or a hash. */
const ENCRYPTED = { refTime: 110_000_000 };
const HASHED = { refTime: 5_000_000, reads: 6 };

/** Block of each hotkey's first open commit. */
function firstCommits(state: State, netuid: number, index: number, hotkeys: readonly Uint8Array[]) {
  const encrypted = new Map<string, Commit[]>();
  for (const [[, epoch], commits] of TimelockedWeightCommits.entriesUnder(state, index)) {
    state.weigh(ENCRYPTED, commits.length);
    for (const [hotkey, block] of commits) {
      const own = encrypted.get(toHex(hotkey)) ?? [];
      own.push({ epoch, block: Number(block) });
      encrypted.set(toHex(hotkey), own);
    }
  }
  return hotkeys.map((hotkey) => {
    const committed = WeightCommits.get(state, index, hotkey) ?? [];
    state.weigh(HASHED, 1 + committed.length);
    const hashes = committed.map(([, epoch, block]) => ({
      epoch,
      block: Number(block),
    }));
    return firstOpenCommit(hashes, encrypted.get(toHex(hotkey)) ?? [], (epoch) => isExpired(state, netuid, epoch));
  });
}

/** Completes the input for one mechanism and its part of the emission. `hotkeys` are those of the subnet, by UID. */
export function collectMechanism(
  state: State,
  netuid: number,
  mechanism: number,
  subnet: SubnetInput,
  hotkeys: readonly Uint8Array[],
  emission: bigint,
): EpochInput {
  const index = storageIndex(netuid, mechanism);
  const commitReveal = CommitRevealWeightsEnabled.get(state, netuid);
  return {
    ...subnet,
    lastUpdate: LastUpdate.get(state, index).map(Number),
    weights: readRows(state, Weights, index, subnet.n),
    bonds: readRows(state, Bonds, index, subnet.n),
    firstCommit: commitReveal ? firstCommits(state, netuid, index, hotkeys) : [],
    emission,
  };
}
