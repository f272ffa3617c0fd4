import { fromHex } from "@opentao/codec";
import { encodeAddress, SS58_PREFIX } from "@opentao/crypto";
import type * as z from "zod";
import type { DecodedBlock } from "../block/decode.ts";
import { AUTHORS, SEATS, SLOT } from "../block/items.ts";

/** Those who make blocks in turn, and whose seats theirs are. */
export class Authors {
  /** Keys in the order of the turns. */
  #keys: readonly string[] = [];
  /** Owners by the keys of their seats. */
  #owners: ReadonlyMap<string, string> = new Map();

  /** Takes over the keys. */
  setKeys(keys: readonly string[]): void {
    this.#keys = keys;
  }

  /** Takes over the seats. */
  setSeats(seats: z.infer<typeof SEATS.value>): void {
    this.#owners = new Map(seats.flatMap(({ owner, keys }) => (owner ? [[keys.aura, owner] as const] : [])));
  }

  /** Takes over what a block changed. */
  advance(block: DecodedBlock): void {
    for (const { value } of block.changed(AUTHORS)) this.setKeys(value ?? []);
    for (const { value } of block.changed(SEATS)) this.setSeats(value ?? []);
  }

  /** Address of a block's author by its slot, before the block changes anything; `null` when it is not known. */
  of(block: DecodedBlock): string | null {
    const slot = block.changed(SLOT)[0]?.value;
    const { length } = this.#keys;
    const key = slot === undefined || length === 0 ? undefined : this.#keys[Number(slot % BigInt(length))];
    return key === undefined ? null : (this.#owners.get(key) ?? encodeAddress(fromHex(key), SS58_PREFIX));
  }
}
