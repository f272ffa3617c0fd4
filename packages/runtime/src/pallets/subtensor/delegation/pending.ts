/**
 * Pending children take effect (protocol: staking §4.5), so many a block (deviations, Safety).
 *
 * @packageDocumentation
 */

import { DispatchFailure, type State } from "../../../framework/index.ts";
import { subnetIds } from "../../subtensorStorage/existence.ts";
import { LastEpochBlock, PendingChildKeys, SubtokenEnabled } from "../../subtensorStorage/index.ts";
import { PendingChildKeysScan } from "../../subtensorStorage/pendingScan.ts";
import { now } from "../clock.ts";
import { events } from "../events.ts";
import { type Edge, replaceChildren } from "./relations.ts";

/** Hotkeys whose pending children a block looks at, on all subnets together: anybody can make their number large. */
export const PENDING_A_BLOCK = 16;

/** To look at the pending children of a hotkey. */
const PENDING = { refTime: 0, reads: 2 };
/** To change the relations of a hotkey or of one of its children. */
const APPLIED = { refTime: 10_000_000, reads: 8, writes: 4 };

/** Lets children take effect; nothing happens when they have become inconsistent meanwhile (protocol: staking §4.5). */
export function applyChildren(state: State, hotkey: Uint8Array, netuid: number, children: Edge[]): void {
  try {
    state.transactional(() => replaceChildren(state, hotkey, netuid, children));
  } catch (error) {
    if (error instanceof DispatchFailure) return;
    throw error;
  }
  state.deposit(events.SetChildren([hotkey, netuid, children]));
}

/**
 * Looks at up to `limit` hotkeys with pending children on a subnet, in the order of their keys, and applies those that
 * are due.
 */
function scan(state: State, netuid: number, last: Uint8Array, limit: number): number {
  const isStarted = SubtokenEnabled.get(state, netuid);
  const epoch = LastEpochBlock.get(state, netuid);
  const from = last.length === 0 ? undefined : last;
  const { entries, next } = PendingChildKeys.pageUnder(state, from, limit, netuid);
  state.weigh(PENDING, entries.length);
  for (const [[, hotkey], [children, cooldownEnd]] of entries) {
    if (isStarted && cooldownEnd >= epoch) continue;
    state.weigh(APPLIED, 1 + children.length);
    applyChildren(state, hotkey, netuid, children);
    PendingChildKeys.delete(state, netuid, hotkey);
  }
  if (next === undefined) PendingChildKeysScan.delete(state, netuid);
  else PendingChildKeysScan.set(state, netuid, next);
  return entries.length;
}

/**
 * Applies, from a subnet's epoch on, children whose cooldown was over then; before the subnet's start all of them.
 * What is too much for one block waits for the next. Subnets take turns at being first, so that none waits for
 * another's many.
 */
export function applyPendingChildren(state: State): void {
  const block = now(state);
  for (const netuid of subnetIds(state)) {
    if (LastEpochBlock.get(state, netuid) !== block || PendingChildKeysScan.has(state, netuid)) continue;
    PendingChildKeysScan.set(state, netuid, new Uint8Array());
  }
  const scans = PendingChildKeysScan.entries(state);
  const first = scans.length === 0 ? 0 : Number(block % BigInt(scans.length));
  let left = PENDING_A_BLOCK;
  for (const [netuid, last] of [...scans.slice(first), ...scans.slice(0, first)]) {
    if (left === 0) break;
    left -= scan(state, netuid, last, left);
  }
}
