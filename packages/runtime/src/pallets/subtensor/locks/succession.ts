import { bytesEqual } from "@opentao/codec";
import { DispatchFailure, type State } from "../../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../../primitives/accounts.ts";
import {
  NetworkRegisteredAt,
  Owner,
  SubnetAlphaOut,
  SubnetOwner,
  SubnetOwnerHotkey,
  Uids,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { events } from "../events.ts";
import { placeNeuron } from "../neurons/place.ts";
import { subnetKing, totalConviction } from "./conviction.ts";
import { reassignLocks } from "./ownerHotkey.ts";

/** Blocks for which a new subnet keeps its owner: a year. */
const OWNERSHIP_PERIOD = 2_629_800n;

/** The hotkey that is to own a subnet instead of its owner's (protocol: staking §5.6). */
function successor(state: State, netuid: number): Uint8Array | undefined {
  const issued = SubnetAlphaOut.get(state, netuid);
  if (issued === 0n || now(state) < NetworkRegisteredAt.get(state, netuid) + OWNERSHIP_PERIOD) return undefined;
  if (10n * totalConviction(state, netuid) < issued << 64n) return undefined;
  const king = subnetKing(state, netuid);
  if (king === undefined) return undefined;
  const coldkey = Owner.get(state, king);
  const isOther = !bytesEqual(coldkey, ZERO_ACCOUNT) && !bytesEqual(coldkey, SubnetOwner.get(state, netuid));
  return isOther ? king : undefined;
}

/** Gives the hotkey a UID if it has none. @returns whether it has one now */
function placeIfAbsent(state: State, netuid: number, hotkey: Uint8Array): boolean {
  if (Uids.has(state, netuid, hotkey)) return true;
  try {
    state.transactional(() => placeNeuron(state, netuid, hotkey));
    return true;
  } catch (error) {
    if (error instanceof DispatchFailure) return false;
    throw error;
  }
}

/**
 * Makes the hotkey that most conviction backs the owner of a subnet, when the subnet is a year old and conviction
 * reaches a tenth of its alpha. Called when an epoch of the subnet runs.
 */
export function changeSubnetOwnerIfNeeded(state: State, netuid: number): void {
  const king = successor(state, netuid);
  if (king === undefined || !placeIfAbsent(state, netuid, king)) return;
  const oldColdkey = SubnetOwner.get(state, netuid);
  const newColdkey = Owner.get(state, king);
  reassignLocks(state, netuid, king);
  SubnetOwner.set(state, netuid, newColdkey);
  SubnetOwnerHotkey.set(state, netuid, king);
  state.deposit(events.SubnetOwnerChanged({ netuid, oldColdkey, newColdkey }));
}
