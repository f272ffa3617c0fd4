import type { State } from "../../../framework/index.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../../subtensorStorage/index.ts";
import { autoLockOwnerCut } from "../locks/index.ts";
import { increaseStakeForHotkeyAndColdkeyOnSubnet } from "../stake/index.ts";

/** Stakes the owner's cut with the owner's hotkey (protocol: consensus §2.14-1). A subnet without owner has none. */
export function payOwner(state: State, netuid: number, cut: bigint): void {
  if (!SubnetOwner.has(state, netuid) || !SubnetOwnerHotkey.has(state, netuid)) return;
  const [owner, hotkey] = [SubnetOwner.get(state, netuid), SubnetOwnerHotkey.get(state, netuid)];
  increaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, owner, netuid, cut);
  autoLockOwnerCut(state, netuid, cut);
}
