import { sha3_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Synapse } from "./define.ts";
import { fieldText } from "./fieldText.ts";

function hashText(text: string): string {
  return bytesToHex(sha3_256(utf8ToBytes(text)));
}

/** Hash over the hash fields of a request, hex (protocol: wire §a.4). */
export function bodyHash<Q extends object, A extends object>(synapse: Synapse<Q, A>, request: Q): string {
  const shape = synapse.request.shape;
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(request));
  return hashText(
    // A shape's values are schemas; zod's base class is narrower than the classic one.
    synapse.hashFields.map((field) => hashText(fieldText(shape[field] as never, values.get(field)))).join(""),
  );
}
