import { bytes, option, str, u32 } from "@opentao/codec";
import { createRuntime, MemoryExternalities } from "@opentao/runtime";
import { decAnyMetadata, metadata } from "@polkadot-api/substrate-bindings";

type Decoded = ReturnType<typeof decAnyMetadata>;
/** Metadata of the version that the SDK asks for. */
export type V15 = Extract<Decoded["metadata"], { tag: "v15" }>["value"];

/** Metadata of the runtime that the SDK was made for. */
export function runtimeMetadata(): Uint8Array {
  const runtime = createRuntime();
  const state = new MemoryExternalities();
  const preset = option(bytes()).decode(runtime.call("GenesisBuilder_get_preset", option(str).encode("local"), state));
  runtime.call("GenesisBuilder_build_state", bytes().encode(preset ?? new Uint8Array()), state);
  const opaque = runtime.call("Metadata_metadata_at_version", u32.encode(15), state);
  return option(bytes()).decode(opaque) ?? new Uint8Array();
}

/** The same metadata, changed. */
export function changed(encoded: Uint8Array, change: (value: V15) => void): Uint8Array {
  const decoded = decAnyMetadata(encoded);
  if (decoded.metadata.tag !== "v15") throw new Error("metadata V15 was expected");
  change(decoded.metadata.value);
  return metadata.enc(decoded);
}

/** The one of these that has the name. */
export function named<T extends { name: string | undefined }>(list: readonly T[] | undefined, name: string): T {
  const found = list?.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** Fields of a variant of a pallet's calls or events. */
export function fieldsOf({ lookup, pallets }: V15, pallet: string, kind: "calls" | "events", variant: string) {
  const def = lookup[named(pallets, pallet)[kind] ?? -1]?.def;
  if (def?.tag !== "variant") throw new Error(`${pallet} has no ${kind}`);
  return named(def.value, variant).fields;
}

/** A storage item. */
export function itemOf({ pallets }: V15, pallet: string, item: string) {
  return named(named(pallets, pallet).storage?.items, item);
}

/** Adds a type; returns its number. */
export function addType({ lookup }: V15, def: V15["lookup"][number]["def"], path: string[] = []): number {
  return lookup.push({ id: lookup.length, path, params: [], def, docs: [] }) - 1;
}
