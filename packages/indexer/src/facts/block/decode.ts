import { messageOf } from "@opentao/base";
import { toHex } from "@opentao/codec";
import type { descriptors } from "@opentao/sdk";
import type { ChainEvent, EventOf, Extrinsic, Head, RuntimeTypes, StateDifference } from "@opentao/sdk/chain";
import { ChainError, readEvents } from "@opentao/sdk/chain";
import type { UndecodedTable } from "../../schema/tables.ts";
import { EVENTS, type Item, NOW } from "./items.ts";

/** A block as a node gives it: its extrinsics, and what it changed of the state that the index reads. */
export interface RawBlock {
  readonly head: Head;
  readonly extrinsics: readonly Uint8Array[];
  readonly differences: readonly StateDifference[];
}

/** An extrinsic with its bytes; `read` is `undefined` when it could not be read. */
export interface BlockExtrinsic {
  readonly bytes: Uint8Array;
  readonly read: Extrinsic | undefined;
}

/** An entry of the state that the block changed; without value when it removed it. */
export interface Changed<Keys, Value> {
  readonly keys: Keys;
  readonly value: Value | undefined;
}

/** An event with its number in the block. */
export type Numbered<Event> = { readonly number: number; readonly extrinsic: number | null; readonly event: Event };

/** Hex digits of `0x` and the two hashes that the keys of a storage item begin with. */
const PREFIX_DIGITS = 2 + 64;

/**
 * A block, read by the types of the runtime that executed it. What cannot be read is kept as it is in `undecoded`;
 * nothing is thrown for it.
 */
export class DecodedBlock {
  readonly head: Head;
  readonly specVersion: number;
  readonly extrinsics: readonly BlockExtrinsic[];
  readonly events: readonly Numbered<ChainEvent>[];
  /** Milliseconds since 1970, when the block set it. */
  readonly time: bigint | null;
  /** Bytes that could not be read so far. */
  readonly undecoded: UndecodedTable[] = [];
  readonly #types: RuntimeTypes;
  readonly #changes = new Map<string, StateDifference[]>();

  /** @param types - of the state before the block: a new runtime takes over with the next one */
  constructor({ head, extrinsics, differences }: RawBlock, types: RuntimeTypes) {
    this.head = head;
    this.specVersion = types.specVersion;
    this.#types = types;
    for (const difference of differences) {
      const prefix = difference.key.slice(0, PREFIX_DIGITS);
      const list = this.#changes.get(prefix);
      if (list === undefined) this.#changes.set(prefix, [difference]);
      else list.push(difference);
    }
    this.extrinsics = extrinsics.map((bytes, number) => ({
      bytes,
      read: this.#attempt(`extrinsic ${number}`, toHex(bytes), () => types.extrinsics.read(bytes)),
    }));
    this.events = this.#readEvents();
    this.time = this.changed(NOW)[0]?.value ?? null;
  }

  /** Entries of a storage item that the block changed. */
  changed<Keys, Value>({ pallet, name, keys, value }: Item<Keys, Value>): Changed<Keys, Value>[] {
    const storage = this.#storage(pallet, name);
    if (storage === undefined) return [];
    return (this.#changes.get(storage.key([])) ?? []).flatMap((difference) => {
      const read = this.#attempt(difference.key, difference.value ?? "0x", () => ({
        keys: keys.parse(storage.keysOf(difference.key)),
        value: difference.value === undefined ? undefined : value.parse(storage.decode(difference.value)),
      }));
      return read ?? [];
    });
  }

  /** Events of one kind, with the type that the descriptors give their data. */
  eventsOf<Pallet extends keyof descriptors.Events & string, Name extends keyof descriptors.Events[Pallet] & string>(
    pallet: Pallet,
    name: Name,
  ): Numbered<EventOf<Pallet, Name>>[] {
    return this.events.flatMap((numbered) => {
      const { event, number } = numbered;
      const known = this.#attempt(`event ${number}`, "0x", () => (event.is(pallet, name) ? event : null));
      return known === undefined || known === null ? [] : { ...numbered, event: known };
    });
  }

  /** A part of the state after the block, read by the same types. */
  page(differences: readonly StateDifference[]): DecodedBlock {
    return new DecodedBlock({ head: this.head, extrinsics: [], differences }, this.#types);
  }

  #storage(pallet: string, name: string): ReturnType<RuntimeTypes["storage"]> | undefined {
    try {
      return this.#types.storage(pallet, name);
    } catch (error) {
      // A runtime without the item changes none of its entries.
      if (error instanceof ChainError && error.code === "UNKNOWN_ITEM") return undefined;
      throw error;
    }
  }

  #readEvents(): Numbered<ChainEvent>[] {
    const storage = this.#storage(EVENTS.pallet, EVENTS.name);
    const [change] = this.#changes.get(storage?.key([]) ?? "") ?? [];
    const value = change?.value;
    if (value === undefined) return [];
    const events = this.#attempt("events", value, () => readEvents(this.#types, value)) ?? [];
    return events.map((event, number) => ({ number, extrinsic: event.extrinsicIndex ?? null, event }));
  }

  #attempt<Value>(place: string, raw: string, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      const { number: height } = this.head;
      if (!this.undecoded.some((row) => row.place === place)) {
        this.undecoded.push({ height, place, raw, problem: messageOf(error) });
      }
      return undefined;
    }
  }
}
