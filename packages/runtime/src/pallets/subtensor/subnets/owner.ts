import { bytesEqual } from "@opentao/codec";
import { BadOrigin, ensure, ensureSigned, fail, isRoot, type Origin, type State } from "../../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../../primitives/accounts.ts";
import { SubnetOwner, SubnetOwnerHotkey, Uids } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { isSubnetAccount } from "./account.ts";

/**
 * Returns whether a coldkey owns a subnet. The zero account never does: it stands for no owner, and anybody can sign as
 * it, because its key is the neutral point of sr25519 (deviations, Safety).
 */
export function ownsSubnet(state: State, coldkey: Uint8Array, netuid: number): boolean {
  return bytesEqual(SubnetOwner.get(state, netuid), coldkey) && !bytesEqual(coldkey, ZERO_ACCOUNT);
}

/** Returns the owner who signed. Fails with `BadOrigin` for anybody else, root included. */
export function ensureSubnetOwner(state: State, origin: Origin, netuid: number): Uint8Array {
  const coldkey = ensureSigned(origin);
  return ownsSubnet(state, coldkey, netuid) ? coldkey : fail(BadOrigin);
}

/** Returns the owner who signed, or `undefined` when root calls. Fails with `BadOrigin` for anybody else. */
export function ensureSubnetOwnerOrRoot(state: State, origin: Origin, netuid: number): Uint8Array | undefined {
  return isRoot(origin) ? undefined : ensureSubnetOwner(state, origin, netuid);
}

/** Makes `hotkey` receive the owner's cut. Fails with `CannotUseSystemAccount` for the account of a subnet. */
export function setOwnerHotkey(state: State, netuid: number, hotkey: Uint8Array): void {
  ensure(!isSubnetAccount(hotkey), errors.CannotUseSystemAccount);
  SubnetOwnerHotkey.set(state, netuid, hotkey);
  state.deposit(events.SubnetOwnerHotkeySet([netuid, hotkey]));
}

/** Uid of the hotkey that receives the owner's cut, when it has one. */
export function ownerHotkeyUid(state: State, netuid: number): number | undefined {
  if (!SubnetOwnerHotkey.has(state, netuid)) return undefined;
  return Uids.get(state, netuid, SubnetOwnerHotkey.get(state, netuid));
}

/** Returns whether `hotkey` receives the owner's cut of a subnet. */
export function isOwnerHotkey(state: State, netuid: number, hotkey: Uint8Array): boolean {
  return SubnetOwnerHotkey.has(state, netuid) && bytesEqual(SubnetOwnerHotkey.get(state, netuid), hotkey);
}
