/**
 * Choice of the epochs that run in a block (protocol: consensus §2.11).
 *
 * @packageDocumentation
 */

import { toHex } from "@opentao/codec";
import { type State, Subject } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import {
  BlocksSinceLastStep,
  Keys,
  LastEpochBlock,
  MaxEpochsPerBlock,
  PendingEpochAt,
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetEpochIndex,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { events } from "../events.ts";
import { changeSubnetOwnerIfNeeded } from "../locks/succession.ts";
import { isEpochDue } from "../tempo/schedule.ts";
import type { PendingAlpha } from "./participants.ts";

/** Alpha that a subnet's epoch shares out. */
export interface DrainedEmission extends PendingAlpha {
  readonly netuid: number;
}

export const DRAINED = new Subject<DrainedEmission>("SubtensorModule.drained");

/** Returns whether no hotkey has two UIDs. */
function hasDistinctKeys(state: State, netuid: number): boolean {
  const keys = Keys.entriesUnder(state, netuid).map(([, hotkey]) => toHex(hotkey));
  return new Set(keys).size === keys.length;
}

function deferEpoch(state: State, netuid: number): void {
  const [fromBlock, toBlock] = [now(state), now(state) + 1n];
  PendingEpochAt.set(state, netuid, toBlock);
  state.deposit(events.EpochDeferred({ netuid, fromBlock, toBlock }));
}

/** Uses the slot up, whether or not the epoch ran. */
function consumeSlot(state: State, netuid: number): void {
  LastEpochBlock.set(state, netuid, now(state));
  PendingEpochAt.set(state, netuid, 0n);
  SubnetEpochIndex.mutate(state, netuid, (index) => saturatingAdd(index, 1n));
}

function takePending(state: State, netuid: number): DrainedEmission {
  const drained = {
    netuid,
    server: PendingServerEmission.take(state, netuid),
    validator: PendingValidatorEmission.take(state, netuid),
    root: PendingRootAlphaDivs.take(state, netuid),
    ownerCut: PendingOwnerCut.take(state, netuid),
  };
  state.tell(DRAINED, () => drained);
  return drained;
}

/**
 * Takes what waits for the subnets whose epoch is due, up to the block's limit; the others wait for the next block. A
 * subnet whose keys are inconsistent loses its slot but not its emission. In the order of subnet ids.
 */
export function drainPending(state: State): DrainedEmission[] {
  const limit = MaxEpochsPerBlock.get(state);
  const drained: DrainedEmission[] = [];
  for (const netuid of dynamicSubnetIds(state)) {
    BlocksSinceLastStep.mutate(state, netuid, (blocks) => saturatingAdd(blocks, 1n));
    if (!isEpochDue(state, netuid)) continue;
    if (drained.length >= limit) {
      deferEpoch(state, netuid);
      continue;
    }
    if (hasDistinctKeys(state, netuid)) {
      BlocksSinceLastStep.set(state, netuid, 0n);
      drained.push(takePending(state, netuid));
      changeSubnetOwnerIfNeeded(state, netuid);
    } else {
      state.deposit(events.EpochSkipped({ netuid, block: now(state) }));
    }
    consumeSlot(state, netuid);
  }
  return drained.sort((a, b) => a.netuid - b.netuid);
}
