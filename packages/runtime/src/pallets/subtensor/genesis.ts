/**
 * The subnets with which a chain begins (protocol: consensus §7.9, localnet §3.2).
 *
 * @packageDocumentation
 */

import { asAccount, asBigInt, asBoolean, type GenesisSection, type State } from "../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../primitives/accounts.ts";
import { ROOT } from "../../primitives/subnets.ts";
import { mintInto } from "../balances/index.ts";
import {
  FirstEmissionBlockNumber,
  LargestLocked,
  MaxAllowedUids,
  MaxAllowedValidators,
  MinAllowedWeights,
  NetworkRegistrationAllowed,
  NetworksAdded,
  OwnedHotkeys,
  Owner,
  StakingHotkeys,
  StartCallDelay,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetLocked,
  SubnetMechanism,
  SubnetOwner,
  SubnetOwnerHotkey,
  SubnetTAO,
  SubnetworkN,
  SubtokenEnabled,
  TargetRegistrationsPerInterval,
  Tempo,
  TokenSymbol,
  TotalNetworks,
} from "../subtensorStorage/index.ts";
import { increaseStake } from "./ledger/positions.ts";
import { syncIssuance } from "./ledger/tao.ts";
import { appendNeuron } from "./neurons/append.ts";
import { subnetAccount } from "./subnets/account.ts";
import { ROOT_SYMBOL } from "./subnets/symbols.ts";
import { SYMBOLS } from "./subnets/symbolTable.ts";

const TEMPO = 100;
const FIRST_SUBNET = 1;
/** Reserves of the first subnet's pool: TAO (rao) and as much alpha. */
const FIRST_POOL = 10_000_000_000n;
/** Alpha of the first subnet outside its pool. */
const FIRST_STAKE = 1_000_000_000n;

/** Writes what both subnets of the genesis have in common. */
function createSubnet(state: State, netuid: number, maxUids: number): void {
  NetworksAdded.set(state, netuid, true);
  TotalNetworks.mutate(state, (count) => count + 1);
  SubnetworkN.set(state, netuid, 0);
  MaxAllowedUids.set(state, netuid, maxUids);
  MaxAllowedValidators.set(state, netuid, 64);
  MinAllowedWeights.set(state, netuid, 0);
  Tempo.set(state, netuid, TEMPO);
  NetworkRegistrationAllowed.set(state, netuid, true);
  SubnetOwner.set(state, netuid, ZERO_ACCOUNT);
}

/**
 * The root network. Where there is no root authority that could allow it, staking on it works from the start
 * (deviations F6).
 */
function createRoot(state: State, section: GenesisSection): void {
  createSubnet(state, ROOT, 64);
  TargetRegistrationsPerInterval.set(state, ROOT, 1);
  TokenSymbol.set(state, ROOT, ROOT_SYMBOL);
  if (section.rootColdkey !== undefined) {
    SubnetOwner.set(state, ROOT, asAccount(section.rootColdkey, "subtensorModule.rootColdkey"));
  }
  if (section.rootHotkey !== undefined) {
    SubnetOwnerHotkey.set(state, ROOT, asAccount(section.rootHotkey, "subtensorModule.rootHotkey"));
  }
  if (state.params.fairLaunch) SubtokenEnabled.set(state, ROOT, true);
}

/**
 * A subnet that nobody owns and nobody can start; clients of development chains count on it. Its pool is backed by TAO.
 */
function createFirstSubnet(state: State): void {
  createSubnet(state, FIRST_SUBNET, 256);
  TokenSymbol.set(state, FIRST_SUBNET, SYMBOLS[FIRST_SUBNET] ?? ROOT_SYMBOL);
  SubnetMechanism.set(state, FIRST_SUBNET, 1);
  SubnetTAO.set(state, FIRST_SUBNET, FIRST_POOL);
  SubnetAlphaIn.set(state, FIRST_SUBNET, FIRST_POOL);
  SubnetAlphaOut.set(state, FIRST_SUBNET, FIRST_STAKE);
  SubnetLocked.set(state, FIRST_SUBNET, 1n);
  LargestLocked.set(state, FIRST_SUBNET, 1n);
  mintInto(state, subnetAccount(FIRST_SUBNET), FIRST_POOL);

  Owner.set(state, ZERO_ACCOUNT, ZERO_ACCOUNT);
  for (const list of [OwnedHotkeys, StakingHotkeys]) list.set(state, ZERO_ACCOUNT, [ZERO_ACCOUNT]);
  increaseStake(state, { coldkey: ZERO_ACCOUNT, hotkey: ZERO_ACCOUNT, netuid: FIRST_SUBNET }, FIRST_STAKE);
  appendNeuron(state, FIRST_SUBNET, ZERO_ACCOUNT);
}

/** Starts the subnets of the genesis: stake can be placed from the first block on, and the first subnet emits. */
function startSubnets(state: State): void {
  for (const netuid of [ROOT, FIRST_SUBNET])
    if (NetworksAdded.has(state, netuid)) SubtokenEnabled.set(state, netuid, true);
  if (NetworksAdded.has(state, FIRST_SUBNET)) FirstEmissionBlockNumber.set(state, FIRST_SUBNET, 1n);
}

/**
 * Writes the beginning: the root network, and on a chain that begins with TAO the first subnet. `startCallDelay`
 * (blocks), `rootColdkey`, `rootHotkey` and `startSubnets` (whether they are started; no by default) may be given.
 *
 * @throws GenesisError
 */
export function genesis(state: State, section: GenesisSection): void {
  createRoot(state, section);
  if (!state.params.fairLaunch) createFirstSubnet(state);
  const isStarted =
    section.startSubnets !== undefined && asBoolean(section.startSubnets, "subtensorModule.startSubnets");
  if (isStarted) startSubnets(state);
  if (section.startCallDelay !== undefined) {
    StartCallDelay.set(state, asBigInt(section.startCallDelay, "subtensorModule.startCallDelay"));
  }
  syncIssuance(state);
}
