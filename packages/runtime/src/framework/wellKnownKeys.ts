import { concat } from "@opentao/codec";
import { twox128 } from "@opentao/crypto";

const encoder = new TextEncoder();

/** Beginning of every key of a storage item: twox-128 of the pallet's prefix, then of the item's name. */
export function itemPrefix(pallet: string, item: string): Uint8Array {
  return concat(twox128(encoder.encode(pallet)), twox128(encoder.encode(item)));
}

/** `System.Number`. */
export const NUMBER_KEY: Uint8Array = itemPrefix("System", "Number");
/** `System.Events`. */
export const EVENTS_KEY: Uint8Array = itemPrefix("System", "Events");
/** `System.EventCount`. */
export const EVENT_COUNT_KEY: Uint8Array = itemPrefix("System", "EventCount");
/** Records of the block's events until the block ends, one behind the other; then they are in {@link EVENTS_KEY}. */
export const EVENT_RECORDS_KEY: Uint8Array = encoder.encode(":event_records");
/** Bytes under {@link EVENT_RECORDS_KEY}, so that counting them does not read them. */
export const EVENT_BYTES_KEY: Uint8Array = encoder.encode(":event_bytes");
/** `System.ExecutionPhase`. */
export const EXECUTION_PHASE_KEY: Uint8Array = itemPrefix("System", "ExecutionPhase");
/** The runtime itself. */
export const CODE_KEY: Uint8Array = encoder.encode(":code");
/** Index of the extrinsic that is being applied. */
export const EXTRINSIC_INDEX_KEY: Uint8Array = encoder.encode(":extrinsic_index");
/** Memory of a WebAssembly runtime, in pages. */
export const HEAP_PAGES_KEY: Uint8Array = encoder.encode(":heappages");
