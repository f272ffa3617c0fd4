import { bytesEqual, toHex } from "@opentao/codec";
import { type AuthorEquivocation, Header } from "@opentao/codec/primitives";
import { blake2b256, verifySr25519 } from "@opentao/crypto";
import { ConsensusError } from "./errors.ts";
import { unsealHeader } from "./seal.ts";
import { slotOf } from "./slots.ts";

/**
 * The proof that two sealed headers make, if they are two blocks of one slot. The seals must have been verified as the
 * author's.
 */
export function equivocationOf(author: Uint8Array, first: Header, second: Header): AuthorEquivocation | undefined {
  const slot = slotOf(first);
  if (slot !== slotOf(second) || bytesEqual(Header.encode(first), Header.encode(second))) return undefined;
  return { offender: author, slot, first, second };
}

function isSealedBy(author: Uint8Array, slot: bigint, sealed: Header): boolean {
  try {
    const { header, seal } = unsealHeader(sealed);
    return slotOf(header) === slot && verifySr25519(seal, blake2b256(Header.encode(header)), author);
  } catch (error) {
    if (error instanceof ConsensusError) return false; // no seal, or no slot
    throw error;
  }
}

/** Returns whether a proof of others holds: two different blocks, both of that slot and sealed by the offender. */
export function verifyAuthorEquivocation({ offender, slot, first, second }: AuthorEquivocation): boolean {
  const different = !bytesEqual(Header.encode(first), Header.encode(second));
  return different && isSealedBy(offender, slot, first) && isSealedBy(offender, slot, second);
}

/** Slots that are remembered: equivocations in older ones are not looked for. */
const REMEMBERED_SLOTS = 1000n;

/** Remembers which author made which block of recent slots, and finds those who made two in one. */
export class AuthorWatch {
  readonly #seen = new Map<string, Header>();
  #latest = 0n;

  /**
   * Notes a header whose seal was verified as the author's; the proof when the author had made another in that slot.
   */
  note(author: Uint8Array, sealed: Header): AuthorEquivocation | undefined {
    const slot = slotOf(sealed);
    if (slot + REMEMBERED_SLOTS < this.#latest) return undefined;
    const key = `${slot}/${toHex(author)}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) return equivocationOf(author, earlier, sealed);
    this.#seen.set(key, sealed);
    if (slot > this.#latest) this.#forget(slot);
    return undefined;
  }

  #forget(latest: bigint): void {
    this.#latest = latest;
    for (const key of this.#seen.keys()) {
      const slot = BigInt(key.slice(0, key.indexOf("/")));
      // Keys are in the order of their coming: those after are newer, mostly.
      if (slot + REMEMBERED_SLOTS >= latest) break;
      this.#seen.delete(key);
    }
  }
}
