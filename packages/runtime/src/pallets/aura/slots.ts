/**
 * Slots: time divided by the slot's duration. The author of a slot is the authority at the slot's number modulo the
 * number of authorities, and there is one block a slot at most (protocol: consensus §7.2).
 *
 * @packageDocumentation
 */

import { bytesEqual, CodecError } from "@opentao/codec";
import { AURA_ENGINE_ID, Slot } from "@opentao/codec/primitives";
import { RuntimePanic } from "../../boundary.ts";
import type { State } from "../../framework/index.ts";
import { Digest } from "../system/storage.ts";
import { Author, Authorities, CurrentSlot } from "./storage.ts";

/** The slot that the block's header claims; `undefined` when it claims none. */
function slotOfDigest(state: State): bigint | undefined {
  for (const item of Digest.peek(state).logs) {
    if (item.type !== "PreRuntime" || !bytesEqual(item.value[0], AURA_ENGINE_ID)) continue;
    try {
      return Slot.decode(item.value[1]);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
    }
  }
  return undefined;
}

/** Position among the authorities of the one whose slot the header claims; `undefined` when it claims none. */
export function turnOfBlock(state: State): number | undefined {
  const slot = slotOfDigest(state);
  const { length } = Authorities.peek(state);
  return slot === undefined || length === 0 ? undefined : Number(slot % BigInt(length));
}

/**
 * The account of the block's author, which is the authority's key; `undefined` when the header claims no slot. When the
 * block lets others make the next ones, its author is still one of those before.
 */
export function blockAuthor(state: State): Uint8Array | undefined {
  const noted = Author.peek(state);
  if (noted !== undefined) return noted;
  const turn = turnOfBlock(state);
  return turn === undefined ? undefined : Authorities.peek(state)[turn];
}

/** Records the block's slot. @throws RuntimePanic when it is not later than the slot of the block before */
export function recordSlot(state: State): void {
  const slot = slotOfDigest(state);
  if (slot === undefined) return;
  const before = CurrentSlot.get(state);
  if (slot <= before) throw new RuntimePanic(`slot ${slot} must be later than slot ${before} of the block before`);
  CurrentSlot.set(state, slot);
}

/** @throws RuntimePanic unless a time (ms) lies in the block's slot */
export function ensureTimeInSlot(state: State, time: bigint): void {
  const slot = time / state.params.slotDuration;
  const current = CurrentSlot.get(state);
  if (slot !== current)
    throw new RuntimePanic(`the time ${time} lies in slot ${slot}, but the block's slot is ${current}`);
}
