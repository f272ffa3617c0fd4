import { bytesEqual } from "@opentao/codec";
import { slotAt, slotAuthor } from "@opentao/consensus";
import type { AuraState } from "../chain/aura.ts";

/**
 * The slot for a block that is made now: the clock's, or the next after the parent's, and of those the first that is ours.
 * Blocks made faster than slots pass are dated ahead of the clock: the protocol allows one a slot.
 *
 * @param mayWait - whether a later slot than the first will do; otherwise it is ours or none
 * @returns `undefined` when it is not our turn, or `key` is no authority
 */
export function ownSlot(
  { authorities, slotDuration }: AuraState,
  key: Uint8Array,
  now: number,
  parentSlot: bigint | undefined,
  mayWait: boolean,
): bigint | undefined {
  const current = slotAt(BigInt(now), slotDuration);
  const first = parentSlot === undefined || current > parentSlot ? current : parentSlot + 1n;
  const choice = mayWait ? authorities.length : Math.min(authorities.length, 1);
  for (let ahead = 0; ahead < choice; ahead += 1) {
    const slot = first + BigInt(ahead);
    if (bytesEqual(slotAuthor(slot, authorities), key)) return slot;
  }
  return undefined;
}
