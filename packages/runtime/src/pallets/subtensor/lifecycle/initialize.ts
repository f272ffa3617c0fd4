import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import {
  ActivityCutoff,
  Burn,
  ImmunityPeriod,
  Kappa,
  LastEpochBlock,
  MaxAllowedUids,
  MaxAllowedValidators,
  MinAllowedWeights,
  NetworkRegistrationAllowed,
  NetworksAdded,
  RegistrationsThisInterval,
  SubnetEmissionEnabled,
  SubnetworkN,
  Tempo,
  TotalNetworks,
  Yuma3On,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";

/** Cost (rao) of a registration on a new subnet. */
const NEW_SUBNET_BURN = 1_000_000_000n;
/** Blocks for which neurons of a new subnet are immune, where the chain's parameters do not say otherwise. */
const NEW_SUBNET_IMMUNITY = 5000;

/**
 * Writes what every new subnet starts with (protocol: consensus §4.1-8, §6.2). Its epochs are shifted by its id, so
 * that subnets of one tempo do not all run theirs in the same block.
 */
export function initializeSubnet(state: State, netuid: number): void {
  const tempo = state.params.initialTempo;
  const shift = BigInt(netuid % Math.max(tempo, 1));
  NetworksAdded.set(state, netuid, true);
  TotalNetworks.mutate(state, (count) => count + 1);
  SubnetworkN.set(state, netuid, 0);
  Tempo.set(state, netuid, tempo);
  LastEpochBlock.set(state, netuid, saturatingSub(now(state), shift));

  NetworkRegistrationAllowed.set(state, netuid, true);
  MaxAllowedUids.set(state, netuid, 256);
  MaxAllowedValidators.set(state, netuid, 64);
  MinAllowedWeights.set(state, netuid, 1);
  ImmunityPeriod.set(state, netuid, state.params.fairLaunch ? state.params.immunityPeriod : NEW_SUBNET_IMMUNITY);
  Yuma3On.set(state, netuid, true);
  Burn.set(state, netuid, NEW_SUBNET_BURN);
  SubnetEmissionEnabled.set(state, netuid, true);

  // Parameters whose defaults may change later are pinned to what they are now.
  for (const parameter of [Kappa, ActivityCutoff, RegistrationsThisInterval]) {
    if (!parameter.has(state, netuid)) parameter.set(state, netuid, parameter.get(state, netuid));
  }
}
