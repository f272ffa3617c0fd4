/**
 * Facts on which the choice depends, read from the state. The work is bounded by the places on root times the number of
 * subnets: trusts are read for those alone who hold the minimum stake.
 *
 * @packageDocumentation
 */

import { toHex } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { emittingSubnets, subnetShares } from "../../subtensor/emission/shares.ts";
import { getStakeForHotkeyOnSubnet } from "../../subtensor/ledger/positions.ts";
import {
  Active,
  IsNetworkMember,
  Keys,
  Owner,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
} from "../../subtensorStorage/index.ts";
import { isBannedIn } from "../offences/bans.ts";
import { NextKeys } from "../storage.ts";
import type { SessionSettings } from "../types.ts";
import type { SubnetView, TrustView, ValidatorView } from "./types.ts";

/** Facts that were read, and the number of accesses. */
export interface View {
  readonly validators: readonly ValidatorView[];
  readonly subnets: readonly SubnetView[];
  readonly reads: number;
}

/** Result of a subnet's last epoch for its UIDs. */
function consensusOf(state: State, netuid: number) {
  return {
    permits: ValidatorPermit.get(state, netuid),
    active: Active.get(state, netuid),
    trusts: ValidatorTrust.get(state, netuid),
  };
}

/**
 * Reads root validators and subnets.
 *
 * @param session - the session to come
 * @param isIdle - returns whether a hotkey's seat was idle
 */
export function readView(
  state: State,
  { minStake }: SessionSettings,
  session: number,
  isIdle: (hotkey: Uint8Array) => boolean,
): View {
  const netuids = emittingSubnets(state);
  const shares = subnetShares(state, netuids);
  const consensus = new Map(netuids.map((netuid) => [netuid, consensusOf(state, netuid)]));
  const coldkeys = new Map(netuids.map((netuid) => [netuid, new Set<string>()]));
  let reads = 1 + 9 * netuids.length;

  const trustsOf = ({ hotkey, coldkey }: Pick<ValidatorView, "hotkey" | "coldkey">): TrustView[] =>
    IsNetworkMember.keysUnder(state, hotkey).flatMap(([, netuid]) => {
      reads += 2;
      const said = consensus.get(netuid);
      const uid = said === undefined ? undefined : Uids.get(state, netuid, hotkey);
      if (said === undefined || uid === undefined) return [];
      if (said.permits[uid] !== true || said.active[uid] !== true) return [];
      coldkeys.get(netuid)?.add(toHex(coldkey));
      return [{ netuid, trust: said.trusts[uid] ?? 0 }];
    });

  const validators = Keys.entriesUnder(state, ROOT).map(([, hotkey]): ValidatorView => {
    reads += 9;
    const coldkey = Owner.get(state, hotkey);
    const stake = getStakeForHotkeyOnSubnet(state, hotkey, ROOT);
    const keys = NextKeys.get(state, hotkey);
    return {
      hotkey,
      coldkey,
      stake,
      keys,
      banned: isBannedIn(state, session, [hotkey, coldkey, keys?.aura, keys?.grandpa]),
      idle: isIdle(hotkey),
      trusts: stake < minStake ? [] : trustsOf({ hotkey, coldkey }),
    };
  });
  const subnets = netuids.map((netuid, i) => ({
    netuid,
    share: shares[i] ?? U64F64.zero,
    validators: coldkeys.get(netuid)?.size ?? 0,
  }));
  return { validators, subnets, reads };
}
