import { bytesEqual } from "@opentao/codec";
import { DispatchFailure, ensure, type State } from "../../../framework/index.ts";
import { U64_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { AutoParentDelegationEnabled, Keys, Owner, Uids } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureOwnsHotkey } from "../keys/ownership.ts";
import type { WalletKeys } from "../position.ts";
import { setChildren } from "./children.ts";

/** Says whether a root validator lends its stake to the owner of each new subnet (protocol: staking §4.5). */
export function setAutoParentDelegation(state: State, keys: WalletKeys, enabled: boolean): void {
  const { hotkey } = keys;
  ensureOwnsHotkey(state, keys);
  ensure(Uids.has(state, ROOT, hotkey), errors.HotKeyNotRegisteredInSubNet);
  AutoParentDelegationEnabled.set(state, hotkey, enabled);
  state.deposit(events.AutoParentDelegationEnabledSet({ hotkey, enabled }));
}

/**
 * Makes the owner of a new subnet the only child, on it, of every root validator that did not decline. A validator for
 * which that is not possible is passed over (protocol: staking §4.5).
 */
export function delegateRootStakeToOwner(state: State, netuid: number, ownerHotkey: Uint8Array): void {
  for (const [, validator] of Keys.entriesUnder(state, ROOT)) {
    if (bytesEqual(validator, ownerHotkey) || !AutoParentDelegationEnabled.get(state, validator)) continue;
    try {
      state.transactional(() =>
        setChildren(state, { coldkey: Owner.get(state, validator), hotkey: validator, netuid }, [
          [U64_MAX, ownerHotkey],
        ]),
      );
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
    }
  }
}
