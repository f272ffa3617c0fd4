import { DispatchFailure, type State } from "../../../framework/index.ts";
import { OwnerCutAutoLockEnabled, SubnetOwner, SubnetOwnerHotkey } from "../../subtensorStorage/index.ts";
import { increaseStake } from "../ledger/positions.ts";
import { lockStake } from "../locks/change.ts";
import { coldkeyLock } from "../locks/individual.ts";
import { OWNER_PAID } from "./paid.ts";

/** Locks the owner's cut as it is paid, where the subnet wants that; nothing happens when it cannot be locked. */
export function autoLockOwnerCut(state: State, netuid: number, amount: bigint): void {
  if (!OwnerCutAutoLockEnabled.get(state, netuid)) return;
  const owner = SubnetOwner.get(state, netuid);
  const hotkey = coldkeyLock(state, owner, netuid)?.hotkey ?? SubnetOwnerHotkey.get(state, netuid);
  try {
    state.transactional(() => lockStake(state, { coldkey: owner, hotkey, netuid }, amount));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}

/** Stakes the owner's cut with the owner's hotkey (protocol: consensus §2.14-1). A subnet without owner has none. */
export function payOwner(state: State, netuid: number, cut: bigint): void {
  if (!SubnetOwner.has(state, netuid) || !SubnetOwnerHotkey.has(state, netuid)) return;
  const [owner, hotkey] = [SubnetOwner.get(state, netuid), SubnetOwnerHotkey.get(state, netuid)];
  state.tell(OWNER_PAID, () => ({ netuid, hotkey, amount: cut }));
  increaseStake(state, { coldkey: owner, hotkey, netuid }, cut);
  autoLockOwnerCut(state, netuid, cut);
}
