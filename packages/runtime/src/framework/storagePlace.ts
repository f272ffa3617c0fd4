import type { Codec } from "@opentao/codec";
import type { State } from "./state.ts";
import { decodeStored } from "./stored.ts";

/** A value that its readers share: it must not be changed. */
export type Shared<V> = V extends Uint8Array | bigint | number | string | boolean | undefined
  ? V
  : { readonly [K in keyof V]: Shared<V[K]> };

/**
 * Place in the state, with what stood there when it was last looked at. Stored bytes never change: a host gives the
 * same ones as long as the same value stands there, so they say whether their decoded form is still true.
 */
export class StoragePlace {
  readonly key: Uint8Array;
  #stored: Uint8Array | undefined;
  #value: unknown;

  constructor(key: Uint8Array) {
    this.key = key;
  }

  /** The value, as `codec` reads it: always the same codec for a place. `undefined` when nothing stands there. */
  peek<V>(state: State, codec: Codec<V>): Shared<V> | undefined {
    const stored = state.get(this.key);
    if (stored === undefined) return undefined;
    if (stored !== this.#stored) {
      this.#value = decodeStored(codec, stored);
      this.#stored = stored;
    }
    // A place belongs to one item, which always reads it with its one codec.
    return this.#value as Shared<V> | undefined;
  }
}
