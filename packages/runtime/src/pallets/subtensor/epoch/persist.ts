/**
 * Writes what an epoch has found (protocol: consensus §3.14, §3.15).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import {
  Active,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  StakeWeight,
  ValidatorPermit,
  ValidatorTrust,
} from "../../subtensorStorage/index.ts";
import { events } from "../events.ts";
import type { NeuronResult } from "./aggregate.ts";
import { writeRows } from "./rawRows.ts";
import type { EpochOutputs } from "./yuma/types.ts";

/** Stores results of a mechanism's own: incentives and bonds. Announces the amounts for miners. */
export function persistMechanism(state: State, index: number, { neurons, bonds }: EpochOutputs): void {
  Incentive.set(
    state,
    index,
    neurons.map(({ incentive }) => incentive),
  );
  const emissions = neurons.map(({ serverEmission }) => serverEmission);
  state.deposit(events.IncentiveAlphaEmittedToMiners({ netuid: index, emissions }));
  writeRows(state, Bonds, index, bonds);
}

/** Stores results that the mechanisms of a subnet have in common. */
export function persistSubnet(state: State, netuid: number, results: readonly NeuronResult[]): void {
  const vector = <K extends keyof NeuronResult>(field: K) => results.map((result) => result[field]);
  Active.set(state, netuid, vector("active"));
  Emission.set(state, netuid, vector("emission"));
  Consensus.set(state, netuid, vector("consensus"));
  Dividends.set(state, netuid, vector("dividends"));
  ValidatorTrust.set(state, netuid, vector("validatorTrust"));
  ValidatorPermit.set(state, netuid, vector("validatorPermit"));
  StakeWeight.set(state, netuid, vector("stakeWeight"));
}
