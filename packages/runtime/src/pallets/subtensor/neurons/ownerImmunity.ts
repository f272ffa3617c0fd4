import { ensure, type State } from "../../../framework/index.ts";
import {
  BlockAtRegistration,
  ImmuneOwnerUidsLimit,
  Keys,
  SubnetOwner,
  SubnetworkN,
} from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { ownsHotkey } from "../keys/ownership.ts";
import { ownerHotkeyUid } from "../subnets/owner.ts";

/**
 * Uids of the subnet's owner that can never be replaced: its earliest registered hotkeys up to the limit, the hotkey
 * that receives the owner's cut before them (protocol: consensus §4.5).
 */
export function immuneOwnerUids(state: State, netuid: number): number[] {
  const limit = ImmuneOwnerUidsLimit.get(state, netuid);
  const owner = SubnetOwner.get(state, netuid);
  // The neurons are asked whose they are: their number has a bound, that of the owner's hotkeys has none.
  const uids = Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => uid)
    .filter((uid) => {
      const hotkey = Keys.find(state, netuid, uid);
      return hotkey !== undefined && ownsHotkey(state, { coldkey: owner, hotkey });
    })
    .map((uid) => ({ uid, block: BlockAtRegistration.get(state, netuid, uid) }))
    .sort((a, b) => (a.block === b.block ? a.uid - b.uid : a.block < b.block ? -1 : 1))
    .map(({ uid }) => uid)
    .slice(0, limit);
  const ownerUid = ownerHotkeyUid(state, netuid);
  if (ownerUid === undefined || uids.includes(ownerUid)) return uids;
  return [ownerUid, ...uids].slice(0, limit);
}

/** Most hotkeys of an owner that can be made immune. */
const MAX_IMMUNE_OWNER_UIDS = 10;

/** Sets how many hotkeys of the owner can never be replaced. Fails with `InvalidValue` outside 1…10. */
export function setOwnerImmuneLimit(state: State, netuid: number, limit: number): void {
  ensure(limit >= 1 && limit <= MAX_IMMUNE_OWNER_UIDS, errors.InvalidValue);
  ImmuneOwnerUidsLimit.set(state, netuid, limit);
}
