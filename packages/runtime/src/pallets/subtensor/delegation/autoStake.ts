import { bytesEqual } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { AutoStakeDestination, AutoStakeDestinationColdkeys, Uids } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { withKey, withoutKey } from "../keys/ownership.ts";
import type { Position } from "../position.ts";

/** Chooses the hotkey with which a coldkey's miner emission on a subnet is staked (protocol: staking §3.11). */
export function setAutoStakeDestination(state: State, { coldkey, hotkey, netuid }: Position): void {
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(Uids.has(state, netuid, hotkey), errors.HotKeyNotRegisteredInSubNet);
  const current = AutoStakeDestination.get(state, coldkey, netuid);
  const isNew = current === undefined || !bytesEqual(current, hotkey);
  ensure(isNew, errors.SameAutoStakeHotkeyAlreadySet);
  if (current !== undefined) {
    AutoStakeDestinationColdkeys.mutate(state, current, netuid, (coldkeys) => withoutKey(coldkeys, coldkey));
  }
  AutoStakeDestination.set(state, coldkey, netuid, hotkey);
  AutoStakeDestinationColdkeys.mutate(state, hotkey, netuid, (coldkeys) => withKey(coldkeys, coldkey));
  state.deposit(events.AutoStakeDestinationSet({ coldkey, netuid, hotkey }));
}
