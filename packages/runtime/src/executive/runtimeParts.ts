import type { RuntimeVersion } from "@opentao/codec/primitives";
import type { Dispatcher, Pallet } from "../framework/index.ts";

/** What a runtime is made of, as the executive needs it. */
export interface RuntimeParts {
  /** Pallets by ascending index: hooks run in this order. */
  readonly pallets: readonly Pallet[];
  readonly dispatcher: Dispatcher;
  readonly version: RuntimeVersion;
  /** What genesis holds under `:code`. */
  readonly code: () => Uint8Array;
}
