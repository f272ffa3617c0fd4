/**
 * StakeInfoRuntimeApi: who has staked what, where and with whom (protocol: staking §1.8).
 *
 * @packageDocumentation
 */

import { AccountId, bool, bytesEqual, map, option, struct, tuple, u64, type Value, vec } from "@opentao/codec";
import { apiMethod, runtimeApi, type State } from "../../../framework/index.ts";
import { U64F64Bits } from "../../../primitives/amounts.ts";
import { GLOBAL_MAX_SUBNET_COUNT, NetUid, ROOT } from "../../../primitives/subnets.ts";
import { subnetIds } from "../../subtensorStorage/existence.ts";
import { AlphaDividendsPerSubnet, StakingHotkeys, Uids } from "../../subtensorStorage/index.ts";
import { LockState } from "../../subtensorStorage/types.ts";
import { approximateFee } from "../../swap/index.ts";
import { stakeAt } from "../ledger/positions.ts";
import { stakeAvailability } from "../locks/available.ts";
import { hotkeyConviction, subnetKing } from "../locks/conviction.ts";
import { coldkeyLock } from "../locks/individual.ts";
import type { Position } from "../position.ts";
import { CompactAlpha, CompactNetUid, CompactTao } from "./types.ts";

/**
 * Stake of a coldkey with a hotkey on a subnet. `locked`, `taoEmission` and `drain` belong to older chains: they are 0.
 */
const StakeInfo = struct(
  {
    hotkey: AccountId,
    coldkey: AccountId,
    netuid: CompactNetUid,
    stake: CompactAlpha,
    locked: CompactAlpha,
    emission: CompactAlpha,
    taoEmission: CompactTao,
    drain: CompactAlpha,
    isRegistered: bool,
  },
  { path: "pallet_subtensor::rpc_info::stake_info::StakeInfo" },
);
type StakeInfo = Value<typeof StakeInfo>;

const StakeAvailability = struct(
  { total: CompactAlpha, locked: CompactAlpha, available: CompactAlpha },
  { path: "pallet_subtensor::rpc_info::stake_info::StakeAvailability" },
);
type Available = [netuid: number, Value<typeof StakeAvailability>][];

const Place = option(tuple(AccountId, NetUid));
type Place = Value<typeof Place>;

/**
 * Most coldkeys that one may ask about at once: each takes some reads for each subnet, whatever it holds. Official
 * clients ask about those of one person.
 */
const MAX_COLDKEYS = 256;
const Coldkeys = vec(AccountId, { max: MAX_COLDKEYS });

const ascending = (netuids: readonly number[]) => [...new Set(netuids)].sort((a, b) => a - b);

/** @param stake - what the coldkey has there */
function describe(state: State, { coldkey, hotkey, netuid }: Position, stake: bigint): StakeInfo {
  return {
    hotkey,
    coldkey,
    netuid,
    stake,
    locked: 0n,
    emission: AlphaDividendsPerSubnet.get(state, netuid, hotkey),
    taoEmission: 0n,
    drain: 0n,
    isRegistered: Uids.has(state, netuid, hotkey),
  };
}

const allSubnets = (state: State) => ascending(subnetIds(state));

function stakesOf(state: State, coldkey: Uint8Array, netuids: readonly number[]): StakeInfo[] {
  const hotkeys = StakingHotkeys.get(state, coldkey);
  return netuids.flatMap((netuid) =>
    hotkeys.flatMap((hotkey) => {
      const position = { coldkey, hotkey, netuid };
      const stake = stakeAt(state, position);
      return stake > 0n ? [describe(state, position, stake)] : [];
    }),
  );
}

/** Subnets that are asked about: none when more are named than there are. */
function namedSubnets(state: State, wanted: readonly number[] | undefined): readonly number[] {
  const existing = allSubnets(state);
  const named = wanted === undefined ? existing : ascending(wanted);
  return named.length > existing.length ? [] : named.filter((netuid) => existing.includes(netuid));
}

function availabilityOf(state: State, coldkey: Uint8Array, netuids: readonly number[]): Available {
  return netuids
    .map((netuid): Available[number] => [netuid, { ...stakeAvailability(state, coldkey, netuid) }])
    .filter(([, { total, locked }]) => total > 0n || locked > 0n);
}

const isSamePlace = (a: Place, b: Place) =>
  a === undefined || b === undefined ? a === b : bytesEqual(a[0], b[0]) && a[1] === b[1];

/** The API. */
export const StakeInfoRuntimeApi = runtimeApi({
  name: "StakeInfoRuntimeApi",
  version: 1,
  docs: "Stake.",
  methods: {
    getStakeInfoForColdkey: apiMethod({
      args: { coldkeyAccount: AccountId },
      output: vec(StakeInfo),
      docs: "All stake of a coldkey.",
      run: ({ state }, { coldkeyAccount }) => stakesOf(state, coldkeyAccount, allSubnets(state)),
    }),
    getStakeInfoForColdkeys: apiMethod({
      args: { coldkeyAccounts: Coldkeys },
      output: vec(tuple(AccountId, vec(StakeInfo))),
      docs: "All stake of several coldkeys.",
      run: ({ state }, { coldkeyAccounts }) => {
        const netuids = allSubnets(state);
        return coldkeyAccounts.map((coldkey): [Uint8Array, StakeInfo[]] => [
          coldkey,
          stakesOf(state, coldkey, netuids),
        ]);
      },
    }),
    getStakeInfoForHotkeyColdkeyNetuid: apiMethod({
      args: { hotkeyAccount: AccountId, coldkeyAccount: AccountId, netuid: NetUid },
      output: option(StakeInfo),
      docs: "Stake of a coldkey with a hotkey on a subnet, also when there is none.",
      run: ({ state }, { hotkeyAccount, coldkeyAccount, netuid }) => {
        const position = { coldkey: coldkeyAccount, hotkey: hotkeyAccount, netuid };
        return describe(state, position, stakeAt(state, position));
      },
    }),
    getStakeAvailabilityForColdkeys: apiMethod({
      args: { coldkeyAccounts: Coldkeys, netuids: option(vec(NetUid, { max: GLOBAL_MAX_SUBNET_COUNT })) },
      output: map(AccountId, map(NetUid, StakeAvailability)),
      docs: "How much of several coldkeys' stake is locked and how much can be unstaked, by subnet.",
      run: ({ state }, { coldkeyAccounts, netuids }) => {
        const named = namedSubnets(state, netuids);
        return coldkeyAccounts.map((coldkey): [Uint8Array, Available] => [
          coldkey,
          availabilityOf(state, coldkey, named),
        ]);
      },
    }),
    getStakeFee: apiMethod({
      args: {
        origin: Place,
        originColdkeyAccount: AccountId,
        destination: Place,
        destinationColdkeyAccount: AccountId,
        amount: u64,
      },
      output: u64,
      docs: "About what a stake, an unstake or a move costs in swap fees.",
      run: ({ state }, { origin, destination, amount }) => {
        if (isSamePlace(origin, destination)) return 0n;
        const [, netuid] = destination ?? origin ?? [undefined, ROOT];
        return approximateFee(state, netuid, amount);
      },
    }),
    getColdkeyLock: apiMethod({
      args: { coldkey: AccountId, netuid: NetUid },
      output: option(LockState),
      docs: "A coldkey's lock on a subnet as it is now.",
      run: ({ state }, { coldkey, netuid }) => coldkeyLock(state, coldkey, netuid)?.lock,
    }),
    getHotkeyConviction: apiMethod({
      args: { hotkey: AccountId, netuid: NetUid },
      output: U64F64Bits,
      docs: "The conviction that backs a hotkey on a subnet.",
      run: ({ state }, { hotkey, netuid }) => ({ bits: hotkeyConviction(state, hotkey, netuid) }),
    }),
    getMostConvictedHotkeyOnSubnet: apiMethod({
      args: { netuid: NetUid },
      output: option(AccountId),
      docs: "The hotkey that most conviction backs on a subnet.",
      run: ({ state }, { netuid }) => subnetKing(state, netuid),
    }),
  },
});
