import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { AutoParentDelegationEnabled, Uids } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureOwnsHotkey } from "./ownership.ts";

/** Says whether a root validator lends its stake to the owner of each new subnet (protocol: staking §4.5). */
export function setAutoParentDelegation(state: State, coldkey: Uint8Array, hotkey: Uint8Array, enabled: boolean): void {
  ensureOwnsHotkey(state, coldkey, hotkey);
  ensure(Uids.has(state, ROOT, hotkey), errors.HotKeyNotRegisteredInSubNet);
  AutoParentDelegationEnabled.set(state, hotkey, enabled);
  state.deposit(events.AutoParentDelegationEnabledSet({ hotkey, enabled }));
}
