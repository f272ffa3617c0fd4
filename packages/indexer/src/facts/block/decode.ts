import { messageOf } from "@opentao/base";
import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import type { descriptors } from "@opentao/sdk";
import type { ChainEvent, EventOf, Extrinsic, Head, RuntimeTypes, StateDifference } from "@opentao/sdk/chain";
import { ChainError, readEvents } from "@opentao/sdk/chain";
import type { UndecodedTable } from "../../schema/tables.ts";
import { EVENTS, type Item, NOW } from "./items.ts";
import { KEPT_BY_PREFIX, type KeptItem } from "./kept.ts";
import { PREFIX_DIGITS } from "./prefix.ts";

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

/** Bytes of what is absent. */
const NOTHING = "0x";
/** Characters of a place or a problem, at most. */
const MAX_TEXT = 1000;

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
  readonly #unreadable = new Set<string>();
  readonly #types: RuntimeTypes;
  readonly #changes = new Map<string, StateDifference[]>();
  /** Entries by item, of those that were asked for. */
  readonly #read = new Map<object, unknown>();
  readonly #eventsByName = new Map<string, Numbered<ChainEvent>[]>();

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
      read: this.#attempt(
        `extrinsic ${number}`,
        () => toHex(bytes),
        () => types.extrinsics.read(bytes),
      ),
    }));
    this.events = this.#readEvents();
    for (const numbered of this.events) {
      const name = `${numbered.event.pallet}.${numbered.event.name}`;
      const list = this.#eventsByName.get(name);
      if (list === undefined) this.#eventsByName.set(name, [numbered]);
      else list.push(numbered);
    }
    this.time = this.changed(NOW)[0]?.value ?? null;
  }

  /** Entries of a storage item that the block changed. */
  changed<Keys, Value>(item: Item<Keys, Value>): readonly Changed<Keys, Value>[] {
    // What was read of an item has the types of that item.
    const known = this.#read.get(item) as readonly Changed<Keys, Value>[] | undefined;
    if (known !== undefined) return known;
    const changed = this.#changed(item);
    this.#read.set(item, changed);
    return changed;
  }

  /** Items that are kept as they are and of which the block changed entries. */
  keptItems(): KeptItem[] {
    return [...this.#changes.keys()].flatMap((prefix) => KEPT_BY_PREFIX.get(prefix) ?? []);
  }

  #changed<Keys, Value>({ pallet, name, prefix, keys, value }: Item<Keys, Value>): Changed<Keys, Value>[] {
    const differences = this.#changes.get(prefix) ?? [];
    const storage = differences.length === 0 ? undefined : this.#storage(pallet, name);
    if (storage === undefined) return [];
    const places = new Set<string>();
    return differences.flatMap(({ key, value: raw }) => {
      const read = (): Changed<Keys, Value> => {
        const parts = storage.keysOf(key);
        // Another key with the same parts in it would be taken for the same entry.
        const place = String(parts);
        if (places.has(place) || KEPT_BY_PREFIX.has(prefix)) ensureSame(storage.key(parts), key);
        places.add(place);
        return { keys: keys.parse(parts), value: raw === undefined ? undefined : value.parse(storage.decode(raw)) };
      };
      return this.#attempt(placeOf(key), () => raw ?? NOTHING, read) ?? [];
    });
  }

  /** Events of one kind, with the type that the descriptors give their data. */
  eventsOf<Pallet extends keyof descriptors.Events & string, Name extends keyof descriptors.Events[Pallet] & string>(
    pallet: Pallet,
    name: Name,
  ): Numbered<EventOf<Pallet, Name>>[] {
    return (this.#eventsByName.get(`${pallet}.${name}`) ?? []).flatMap((numbered) => {
      const { event, number } = numbered;
      const known = this.#attempt(
        `event ${number}`,
        () => NOTHING,
        () => (event.is(pallet, name) ? event : null),
      );
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
    const value = this.#changes.get(EVENTS.prefix)?.[0]?.value;
    if (value === undefined) return [];
    const events =
      this.#attempt(
        "events",
        () => value,
        () => readEvents(this.#types, value),
      ) ?? [];
    return events.map((event, number) => ({ number, extrinsic: event.extrinsicIndex ?? null, event }));
  }

  #attempt<Value>(place: string, raw: () => string, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!this.#unreadable.has(place)) {
        this.#unreadable.add(place);
        const problem = messageOf(error).slice(0, MAX_TEXT);
        this.undecoded.push({ height: this.head.number, place, raw: raw(), problem });
      }
      return undefined;
    }
  }
}

/** @throws Error when a storage key is not the one of its parts: only root or a faulty runtime writes such */
function ensureSame(expected: string, key: string): void {
  if (expected !== key) throw new Error("the storage key has other hashes than its parts, or more of them");
}

/** A storage key as the name of a place; the hash of one that is too long for an index of a database. */
function placeOf(key: string): string {
  if (key.length <= MAX_TEXT) return key;
  return `${key.slice(0, PREFIX_DIGITS)} ${toHex(blake2b256(new TextEncoder().encode(key)))}`;
}
