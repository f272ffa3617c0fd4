import { toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import type { Block } from "@opentao/sdk/chain";
import { orderedRoot } from "@opentao/trie";

/** Forms of the trie that the root of a body may be of: the runtime's version says which, the header does not. */
const FORMS = [0, 1] as const;

/** Returns whether a block has the extrinsics that its header names by their root. */
export function hasOwnBody({ extrinsics, extrinsicsRoot }: Block): boolean {
  const encoded = extrinsics.map((bytes) => OpaqueExtrinsic.encode(bytes));
  return FORMS.some((form) => toHex(orderedRoot(encoded, form)) === extrinsicsRoot);
}
