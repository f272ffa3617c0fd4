/**
 * DelegateInfoRuntimeApi: hotkeys that accept nominations (protocol: clients §b).
 *
 * @packageDocumentation
 */

import { AccountId, option, struct, toHex, tuple, type Value, vec } from "@opentao/codec";
import { isSafeZero, U64F64 } from "@opentao/fixed";
import { apiMethod, runtimeApi, type State } from "../../../framework/index.ts";
import { U16_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { endingSubnetIds, subnetIds } from "../../subtensorStorage/existence.ts";
import {
  Delegates,
  Emission,
  IsNetworkMember,
  Owner,
  Tempo,
  Uids,
  ValidatorPermit,
} from "../../subtensorStorage/index.ts";
import { getStakeForHotkeyOnSubnet, stakeAt } from "../ledger/positions.ts";
import { allSharesOf, type SharePool, sharePool, worthOf } from "../ledger/sharePool.ts";
import { CompactAlpha, CompactNetUid, CompactTao, CompactU16 } from "./types.ts";

/**
 * A delegate. The two returns count the emission of a day, the first for 1000 TAO on root and after its take: 0 without
 * root stake.
 */
const DelegateInfo = struct(
  {
    delegateSs58: AccountId,
    take: CompactU16,
    /** Coldkeys that have staked with it, and how much alpha on each subnet. */
    nominators: vec(tuple(AccountId, vec(tuple(CompactNetUid, CompactAlpha)))),
    ownerSs58: AccountId,
    registrations: vec(CompactNetUid),
    validatorPermits: vec(CompactNetUid),
    returnPer1000: CompactTao,
    totalDailyReturn: CompactTao,
  },
  {
    path: "pallet_subtensor::rpc_info::delegate_info::DelegateInfo",
    fieldNames: { delegateSs58: "delegate_ss58", ownerSs58: "owner_ss58", returnPer1000: "return_per_1000" },
  },
);
type DelegateInfo = Value<typeof DelegateInfo>;
type Stakes = [netuid: number, stake: bigint][];

const BLOCKS_PER_DAY = 7200;

/** Coldkeys that have a share with a hotkey, once each, in the order in which they are stored. */
function nominatorsOf(state: State, hotkey: Uint8Array): [Uint8Array, Stakes][] {
  const stakes = new Map<string, [Uint8Array, Stakes]>();
  const pools = new Map<number, SharePool>();
  const ending = endingSubnetIds(state);
  for (const [{ coldkey, netuid }, shares] of allSharesOf(state, hotkey)) {
    if (ending.includes(netuid)) continue;
    const name = toHex(coldkey);
    const entry = stakes.get(name) ?? [coldkey, []];
    stakes.set(name, entry);
    const pool = pools.get(netuid) ?? sharePool(state, hotkey, netuid);
    pools.set(netuid, pool);
    const stake = isSafeZero(shares) ? 0n : worthOf(pool, shares);
    if (stake > 0n) entry[1].push([netuid, stake]);
  }
  return [...stakes.values()].filter(([, list]) => list.length > 0);
}

const registrationsOf = (state: State, hotkey: Uint8Array, netuids: readonly number[]) =>
  netuids.filter((netuid) => IsNetworkMember.get(state, hotkey, netuid));

/** Emission of a day, going by the last epoch. */
function dailyEmission(state: State, hotkey: Uint8Array, netuids: readonly number[]): U64F64 {
  const parts = netuids.map((netuid) => {
    const uid = Uids.get(state, netuid, hotkey);
    const emission = uid === undefined ? 0n : (Emission.get(state, netuid)[uid] ?? 0n);
    return U64F64.mul(U64F64.fromInteger(emission), U64F64.fraction(BLOCKS_PER_DAY, Tempo.get(state, netuid)));
  });
  return U64F64.sum(parts);
}

/** @param netuids - ids of all subnets */
function describe(state: State, hotkey: Uint8Array, netuids: readonly number[]): DelegateInfo {
  const registrations = registrationsOf(state, hotkey, netuids);
  const hasPermit = (netuid: number) => {
    const uid = Uids.get(state, netuid, hotkey);
    return uid !== undefined && ValidatorPermit.get(state, netuid)[uid] === true;
  };
  const daily = dailyEmission(state, hotkey, registrations);
  const take = Delegates.get(state, hotkey);
  const kept = U64F64.fraction(U16_MAX - take, U16_MAX);
  const thousands = U64F64.fraction(getStakeForHotkeyOnSubnet(state, hotkey, ROOT), 1000);
  return {
    delegateSs58: hotkey,
    take,
    nominators: nominatorsOf(state, hotkey),
    ownerSs58: Owner.get(state, hotkey),
    registrations,
    validatorPermits: registrations.filter(hasPermit),
    returnPer1000: U64F64.toU64(U64F64.div(U64F64.mul(daily, kept), thousands)),
    totalDailyReturn: U64F64.toU64(daily),
  };
}

/** Delegates with which an account has staked, once for each subnet. */
function delegatedBy(state: State, coldkey: Uint8Array): [DelegateInfo, [number, bigint]][] {
  const netuids = subnetIds(state);
  return Delegates.keys(state).flatMap((hotkey) => {
    const staked = netuids
      .map((netuid): [number, bigint] => [netuid, stakeAt(state, { coldkey, hotkey, netuid })])
      .filter(([, stake]) => stake > 0n);
    if (staked.length === 0) return [];
    const info = describe(state, hotkey, netuids);
    return staked.map((entry): [DelegateInfo, [number, bigint]] => [info, entry]);
  });
}

/** The API. */
export const DelegateInfoRuntimeApi = runtimeApi({
  name: "DelegateInfoRuntimeApi",
  version: 1,
  docs: "Delegates.",
  methods: {
    getDelegates: apiMethod({
      args: {},
      output: vec(DelegateInfo),
      docs: "All delegates.",
      run: ({ state }) => {
        const netuids = subnetIds(state);
        return Delegates.keys(state).map((hotkey) => describe(state, hotkey, netuids));
      },
    }),
    getDelegate: apiMethod({
      args: { delegateAccount: AccountId },
      output: option(DelegateInfo),
      docs: "One delegate.",
      run: ({ state }, { delegateAccount }) =>
        Delegates.has(state, delegateAccount) ? describe(state, delegateAccount, subnetIds(state)) : undefined,
    }),
    getDelegated: apiMethod({
      args: { delegateeAccount: AccountId },
      output: vec(tuple(DelegateInfo, tuple(CompactNetUid, CompactAlpha))),
      docs: "Delegates with which an account has staked, and how much on which subnet.",
      run: ({ state }, { delegateeAccount }) => delegatedBy(state, delegateeAccount),
    }),
  },
});
