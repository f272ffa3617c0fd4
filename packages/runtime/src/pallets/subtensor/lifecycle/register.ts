import { ensure, fail, type State } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { dynamicSubnetIds, endingSubnetIds } from "../../subtensorStorage/existence.ts";
import {
  NetworkLastLockCost,
  NetworkRateLimit,
  NetworkRegisteredAt,
  NetworkRegistrationStartBlock,
  NetworksAdded,
  Owner,
  RAORecycledForRegistration,
  RegisteredSubnetCounter,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetEmissionEnabled,
  SubnetLimit,
  SubnetLocked,
  SubnetMechanism,
  SubnetOwner,
  SubnetTAO,
  SubnetVolume,
  TokenSymbol,
  TotalStake,
} from "../../subtensorStorage/index.ts";
import type { SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { alphaFor } from "../../swap/index.ts";
import { now } from "../clock.ts";
import { delegateRootStakeToOwner } from "../delegation/autoParent.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { createHotkeyIfAbsent, ownsHotkey } from "../keys/ownership.ts";
import { medianSubnetPrice } from "../ledger/queries.ts";
import { getColdkeyBalance, transferTaoToSubnet } from "../ledger/tao.ts";
import { appendNeuron } from "../neurons/append.ts";
import type { WalletKeys } from "../position.ts";
import { lastRateLimitedBlock, passesRateLimit, recordRateLimited } from "../rateLimits.ts";
import { isSubnetAccount } from "../subnets/account.ts";
import { setSubnetIdentity } from "../subnets/identity.ts";
import { setOwnerHotkey } from "../subnets/owner.ts";
import { nextSymbol } from "../subnets/symbols.ts";
import { dissolveSubnet } from "./dissolve.ts";
import { initializeSubnet } from "./initialize.ts";
import { networkLockCost } from "./lockCost.ts";
import { subnetToPrune } from "./prune.ts";

/** The mechanism of all subnets but root: priced by a pool. */
const DYNAMIC = 1;

/** Returns whether the chain-wide interval between two subnet registrations has passed. */
export function passesNetworkRateLimit(state: State): boolean {
  const last = lastRateLimitedBlock(state, { type: "NetworkLastRegistered" });
  return passesRateLimit(state, last, NetworkRateLimit.get(state));
}

/**
 * Subnet that ends because the limit is reached; `undefined` when there is room. One at a time makes room, so that
 * those which are ending do not become more and more.
 */
function subnetToReplace(state: State): number | undefined {
  if (dynamicSubnetIds(state).length < SubnetLimit.get(state)) return undefined;
  ensure(endingSubnetIds(state).length === 0, errors.SubnetLimitReached);
  return subnetToPrune(state) ?? fail(errors.SubnetLimitReached);
}

/** The smallest id that is free: that of a subnet that is ending is not. */
function nextNetuid(state: State): number {
  const ending = endingSubnetIds(state);
  let netuid = 1;
  while (NetworksAdded.has(state, netuid) || ending.includes(netuid)) netuid += 1;
  return netuid;
}

/**
 * Registers a subnet that `coldkey` owns, with `hotkey` as its first neuron (protocol: consensus §4.1).
 *
 * The pool starts with exactly the TAO that was locked, and with alpha worth as much at the median price of all
 * subnets. On a fair-launch chain on which nothing can be paid yet it starts empty (deviations F4), and every subnet
 * takes part in the emission from its start (F6).
 *
 * @returns the id of the new subnet
 */
export function registerSubnet(state: State, keys: WalletKeys, identity: SubnetIdentityV3 | undefined): number {
  const { coldkey, hotkey } = keys;
  ensure(!Owner.has(state, hotkey) || ownsHotkey(state, keys), errors.NonAssociatedColdKey);
  ensure(!isSubnetAccount(hotkey), errors.CannotUseSystemAccount);
  ensure(now(state) >= NetworkRegistrationStartBlock.get(state), errors.SubNetRegistrationDisabled);
  ensure(passesNetworkRateLimit(state), errors.NetworkTxRateLimitExceeded);
  const replaced = subnetToReplace(state);
  const cost = networkLockCost(state);
  ensure(getColdkeyBalance(state, coldkey) >= cost, errors.CannotAffordLockCost);

  if (replaced !== undefined) dissolveSubnet(state, replaced);
  const netuid = nextNetuid(state);
  const price = medianSubnetPrice(state);
  initializeSubnet(state, netuid);
  const locked = transferTaoToSubnet(state, netuid, coldkey, cost);
  if (locked > 0n) NetworkLastLockCost.set(state, locked);
  recordRateLimited(state, { type: "NetworkLastRegistered" });

  createHotkeyIfAbsent(state, keys);
  appendNeuron(state, netuid, hotkey);
  SubnetMechanism.set(state, netuid, DYNAMIC);
  NetworkRegisteredAt.set(state, netuid, now(state));
  RegisteredSubnetCounter.mutate(state, netuid, (count) => saturatingAdd(count, 1n));
  TokenSymbol.set(state, netuid, nextSymbol(state, netuid));

  SubnetTAO.set(state, netuid, locked);
  SubnetAlphaIn.set(state, netuid, alphaFor(locked, price));
  SubnetOwner.set(state, netuid, coldkey);
  setOwnerHotkey(state, netuid, hotkey);
  SubnetLocked.set(state, netuid, locked);
  SubnetAlphaOut.set(state, netuid, 0n);
  SubnetVolume.set(state, netuid, 0n);
  RAORecycledForRegistration.set(state, netuid, 0n);
  TotalStake.mutate(state, (total) => saturatingAdd(total, locked));

  if (identity !== undefined) setSubnetIdentity(state, netuid, identity);
  delegateRootStakeToOwner(state, netuid, hotkey);
  state.deposit(events.NetworkAdded([netuid, DYNAMIC]));
  SubnetEmissionEnabled.set(state, netuid, state.params.fairLaunch);
  return netuid;
}
