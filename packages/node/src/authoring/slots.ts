import { bytesEqual } from "@opentao/codec";
import { slotAuthor } from "@opentao/consensus";
import type { Keypair } from "@opentao/crypto";
import { type AuraState, nextSlot } from "../chain/execution/aura.ts";

/** Conditions of a search for a slot. */
export interface SlotSearch {
  /** Our keys. */
  readonly keys: readonly Keypair[];
  /** Unix time in milliseconds. */
  readonly now: number;
  /** `undefined` on genesis. */
  readonly parentSlot: bigint | undefined;
  /** True when a later slot than the first will do; otherwise it is ours or none. */
  readonly mayWait: boolean;
  /** True when a block was made in a slot before. */
  readonly isTaken: (slot: bigint) => boolean;
}

/** A slot of ours, and the key that it is of. */
export interface OwnSlot {
  readonly slot: bigint;
  readonly key: Keypair;
}

/** Most slots that are searched, in turns of all authorities. */
const TURNS = 1024;

/**
 * The slot for a block that is made now: of the {@link nextSlot} and those after it the first that is ours and not
 * taken.
 *
 * @returns `undefined` when it is not our turn, or none of the keys is an authority's
 */
export function ownSlot({ authorities, slotDuration }: AuraState, search: SlotSearch): OwnSlot | undefined {
  const { keys, now, parentSlot, mayWait, isTaken } = search;
  const first = nextSlot(now, slotDuration, parentSlot);
  const isOurs = (id: Uint8Array) => keys.some(({ publicKey }) => bytesEqual(publicKey, id));
  if (!authorities.some(isOurs)) return undefined;
  const choice = mayWait ? authorities.length * TURNS : 1;
  for (let ahead = 0; ahead < choice; ahead += 1) {
    const slot = first + BigInt(ahead);
    const author = slotAuthor(slot, authorities);
    const key = keys.find(({ publicKey }) => bytesEqual(publicKey, author));
    if (key !== undefined && !isTaken(slot)) return { slot, key };
  }
  return undefined;
}
