import { bytesEqual } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  PendingChildKeyCooldown,
  PendingChildKeys,
  StakeThreshold,
  SubtokenEnabled,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureOwnsHotkey } from "../keys/ownership.ts";
import { getTotalStakeForHotkey } from "../ledger/queries.ts";
import type { Position } from "../position.ts";
import { passesTransactionLimit, recordTransaction, TransactionType } from "../rateLimits.ts";
import { isOwnerHotkey } from "../subnets/owner.ts";
import { applyChildren } from "./pending.ts";
import { type Edge, ensureCanHaveChildren, MAX_CHILDREN } from "./relations.ts";

/** Blocks between two changes of a hotkey's children; chains for development wait a tenth. */
const setChildrenInterval = (state: State): bigint => (state.params.fairLaunch ? 150n : 15n);

function ensureDistinct(children: readonly Edge[]): void {
  // Of a list that is too long anyway, no more is looked at than it takes to find that out.
  const some = children.slice(0, MAX_CHILDREN + 1);
  const isRepeated = some.some(([, child], index) =>
    some.slice(0, index).some(([, earlier]) => bytesEqual(earlier, child)),
  );
  ensure(!isRepeated, errors.DuplicateChild);
}

/**
 * Names the hotkeys to which `hotkey` passes its stake on a subnet (protocol: staking §4.4). It takes effect at the
 * first epoch after a cooldown; at once on a subnet that has not been started.
 */
export function setChildren(state: State, position: Position, children: Edge[]): void {
  const { hotkey, netuid } = position;
  const type = TransactionType.SetChildren;
  const isAllowed = passesTransactionLimit(state, hotkey, netuid, type, setChildrenInterval(state));
  ensure(isAllowed, errors.TxRateLimitExceeded);
  ensure(netuid !== ROOT, errors.RegistrationNotPermittedOnRootSubnet);
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensureOwnsHotkey(state, position);
  ensureDistinct(children);
  ensureCanHaveChildren(state, hotkey, netuid, children);
  const hasStake =
    children.length === 0 ||
    getTotalStakeForHotkey(state, hotkey) >= StakeThreshold.get(state) ||
    isOwnerHotkey(state, netuid, hotkey);
  ensure(hasStake, errors.NotEnoughStakeToSetChildkeys);
  recordTransaction(state, hotkey, netuid, type);
  if (!SubtokenEnabled.get(state, netuid)) {
    applyChildren(state, hotkey, netuid, children);
    return;
  }
  const cooldownEnd = now(state) + PendingChildKeyCooldown.get(state);
  PendingChildKeys.set(state, netuid, hotkey, [children, cooldownEnd]);
  state.deposit(events.SetChildrenScheduled([hotkey, netuid, cooldownEnd, children]));
}
