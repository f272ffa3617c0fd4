import type { Hex } from "../../chain/interface.ts";
import type { StateReader } from "../../state/index.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";

/** Keys that one call may ask for by name. */
const MAX_KEYS = 4096;

/** The keys that a list names. @throws RpcError */
export function keysOf(param: Param): Uint8Array[] {
  return param.list(MAX_KEYS).map((key) => key.storageKey());
}

/** Values of keys, in their order. */
export function changesOf(state: StateReader, keys: readonly Uint8Array[]): [Hex, Hex | null][] {
  return keys.map((key) => [hex(key), optionalHex(state.get(key))]);
}

/** A value as hex digits, or `null`. */
export function optionalHex(value: Uint8Array | undefined): Hex | null {
  return value === undefined ? null : hex(value);
}
