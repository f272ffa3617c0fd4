import type { RuntimeVersion } from "@opentao/codec/primitives";
import type { Dispatcher, Pallet } from "../framework/index.ts";

/** Parts of a runtime that the executive needs. */
export interface RuntimeParts {
  /** Pallets by ascending index: hooks run in this order. */
  readonly pallets: readonly Pallet[];
  readonly dispatcher: Dispatcher;
  readonly version: RuntimeVersion;
  /** Returns the code that genesis holds under `:code`. */
  readonly code: () => Uint8Array;
}
