import { hash } from "node:crypto";
import type { Synapse } from "./define.ts";
import { fieldText } from "./fieldText.ts";

function hashText(text: string): string {
  return hash("sha3-256", text, "hex");
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
