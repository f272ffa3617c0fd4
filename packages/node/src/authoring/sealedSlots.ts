import { u64, vec } from "@opentao/codec";
import type { LocalChain } from "../chain/index.ts";
import { decodeRecord } from "../database/index.ts";

const RECORD = "aura/slots";
/** Number of slots that are remembered: others look no further back for authors that made two blocks in one. */
const REMEMBERED = 1000;
const Slots = vec(u64, { max: REMEMBERED });

/**
 * The slots in which this node has made a block: in none it makes a second, not after a restart or when its clock is
 * set back either.
 */
export class SealedSlots {
  readonly #chain: Pick<LocalChain, "record" | "persist">;
  readonly #slots: Set<bigint>;

  constructor(chain: Pick<LocalChain, "record" | "persist">) {
    this.#chain = chain;
    const stored = chain.record(RECORD);
    this.#slots = new Set(stored === undefined ? [] : decodeRecord(Slots, stored, "the list of sealed slots"));
  }

  has(slot: bigint): boolean {
    return this.#slots.has(slot);
  }

  /** Notes a slot; it is on disk when this returns. @throws DatabaseError */
  note(slot: bigint): void {
    this.#slots.add(slot);
    for (const oldest of this.#slots) {
      if (this.#slots.size <= REMEMBERED) break;
      this.#slots.delete(oldest);
    }
    this.#chain.persist(new Map([[RECORD, Slots.encode([...this.#slots])]]));
  }
}
