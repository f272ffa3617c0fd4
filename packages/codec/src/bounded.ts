import type { Codec } from "./codec.ts";
import { named } from "./composites.ts";
import { u8 } from "./integers.ts";
import { bytes, vec } from "./sequences.ts";

const PATH = "bounded_collections::bounded_vec::BoundedVec";

/** `BoundedVec<T>`: a sequence of at most `max` items, under the name that metadata has for it. */
export function boundedVec<T>(item: Codec<T>, max: number): Codec<T[]> {
  return named(vec(item, { max }), { path: PATH, params: [{ name: "T", type: item.type }, { name: "S" }] });
}

/** `BoundedVec<u8>`: at most `max` bytes. */
export function boundedBytes(max: number): Codec<Uint8Array> {
  return named(bytes(max), { path: PATH, params: [{ name: "T", type: u8.type }, { name: "S" }] });
}
