import type { Codec } from "@opentao/codec";
import type { StorageDescription } from "../metadata/description.ts";
import type { ChainParameters } from "../parameters.ts";
import type { State } from "./state.ts";
import { type Shared, StoragePlace } from "./storagePlace.ts";
import { decodeStored } from "./stored.ts";

/** Result of reading an absent item: a value, or a value that follows from the chain's parameters. */
export type Default<V> = V | ((params: ChainParameters) => V);

/** Names and docs of an item, and its default. `undefined` as the whole means: absent reads as `undefined`. */
export interface ItemOptions<V> {
  readonly default: Default<V>;
  readonly docs?: string;
}

/** Default of one item. Each read gives a fresh value: callers may change what they were given. */
export class DefaultOf<V> {
  readonly #codec: Codec<V>;
  readonly #value: Default<V>;
  readonly #encoded = new WeakMap<ChainParameters, Uint8Array>();
  #fixed: Uint8Array | undefined;

  constructor(codec: Codec<V>, value: Default<V>) {
    this.#codec = codec;
    this.#value = value;
  }

  /** The default as metadata shows it. */
  encoded(params: ChainParameters): Uint8Array {
    if (!isFunction(this.#value)) {
      this.#fixed ??= this.#codec.encode(this.#value);
      return this.#fixed;
    }
    let encoded = this.#encoded.get(params);
    if (encoded === undefined) {
      encoded = this.#codec.encode(this.#value(params));
      this.#encoded.set(params, encoded);
    }
    return encoded;
  }

  /** The default as a value. */
  value(state: State): V {
    const value = isFunction(this.#value) ? this.#value(state.params) : this.#value;
    return typeof value === "object" ? this.#codec.decode(this.encoded(state.params)) : value;
  }
}

function isFunction<V>(value: Default<V>): value is (params: ChainParameters) => V {
  return typeof value === "function";
}

/** One value. `Q` is what a read gives: the value, or `undefined` as well for an item without default. */
export class StorageValue<V, Q extends V | undefined = V> {
  readonly name: string;
  /** The storage key. */
  readonly key: Uint8Array;
  readonly codec: Codec<V>;
  readonly #default: DefaultOf<V> | undefined;
  readonly #docs: string | undefined;
  readonly #place: StoragePlace;

  constructor(name: string, key: Uint8Array, codec: Codec<V>, fallback: DefaultOf<V> | undefined, docs?: string) {
    this.name = name;
    this.key = key;
    this.#place = new StoragePlace(key);
    this.codec = codec;
    this.#default = fallback;
    this.#docs = docs;
  }

  /** The value, or the default (`undefined` where there is none). */
  get(state: State): Q {
    // `undefined` is a Q exactly when there is no default.
    return (decodeStored(this.codec, state.get(this.key)) ?? this.#default?.value(state)) as Q;
  }

  /** The value that {@link get} reads, for looking at it only: others see the same object. */
  peek(state: State): Shared<Q> {
    // `undefined` is a Q exactly when there is no default.
    return (this.#place.peek(state, this.codec) ?? this.#default?.value(state)) as Shared<Q>;
  }

  /** Returns whether something is stored. */
  has(state: State): boolean {
    return state.get(this.key) !== undefined;
  }

  set(state: State, value: V): void {
    state.set(this.key, this.codec.encode(value));
  }

  delete(state: State): void {
    state.clear(this.key);
  }

  /** Reads and removes. */
  take(state: State): Q {
    const value = this.get(state);
    state.clear(this.key);
    return value;
  }

  /** Writes what `change` makes of the value (`undefined` removes an item without default) and returns it. */
  mutate(state: State, change: (value: Q) => Q): Q {
    const value = change(this.get(state));
    if (value === undefined && this.#default === undefined) state.clear(this.key);
    // Not undefined, or a V that happens to be undefined (an option).
    else this.set(state, value as V);
    return value;
  }

  /** The item as metadata shows it. */
  describe(params: ChainParameters): StorageDescription {
    return {
      name: this.name,
      modifier: this.#default === undefined ? "Optional" : "Default",
      keys: [],
      value: this.codec.type,
      default: this.#default?.encoded(params) ?? Uint8Array.of(0),
      docs: this.#docs === undefined ? [] : [this.#docs],
    };
  }
}
