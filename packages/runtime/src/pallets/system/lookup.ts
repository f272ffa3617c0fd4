import type { MultiAddress } from "@opentao/codec/primitives";
import { CannotLookup, fail } from "../../framework/index.ts";

/** The account that an address names. Only plain accounts can be looked up; anything else fails with `CannotLookup`. */
export function lookupAccount(address: MultiAddress): Uint8Array {
  return address.type === "Id" ? address.value : fail(CannotLookup);
}
