import type { MetadataLookup } from "@polkadot-api/metadata-builders";
import { keyNamesOf } from "./keyNames.ts";
import type { TypeHasher } from "./typeHasher.ts";
import type { TypeWriter } from "./typeText.ts";

/** Kinds of entries of a metadata, each by pallet (runtime APIs: by API) and name. */
export const KINDS = ["storage", "call", "event", "error", "constant", "api"] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

type Pallet = MetadataLookup["metadata"]["pallets"][number];
type Item = NonNullable<Pallet["storage"]>["items"][number];

/** An entry of a metadata. */
export interface Entry {
  readonly kind: Kind;
  /** Pallet or runtime API. */
  readonly owner: string;
  readonly name: string;
  readonly docs: readonly string[];
  /** Its type in TypeScript. */
  text(writer: TypeWriter): string;
  /** Text of what the metadata says of its type; not where it stands among others: it is found by name. */
  form(hasher: TypeHasher): string;
}

/** Hashers after which a key cannot be read back. */
const OPAQUE: ReadonlySet<string> = new Set(["Blake2128", "Blake2256", "Twox128", "Twox256"]);
/** A value that is there though it holds nothing. */
const PRESENT = "null";

/** Types of the keys of a storage item. */
export function keyTypes(lookup: MetadataLookup, { type }: Item): number[] {
  if (type.tag === "plain") return [];
  const { key, hashers } = type.value;
  if (hashers.length === 1) return [key];
  const entry = lookup(key);
  if (entry.type === "tuple") return entry.value.map(({ id }) => id);
  return entry.type === "array" ? hashers.map(() => entry.value.id) : [];
}

/** Types of keys in their order, by name where they have names. */
function keysText(types: readonly string[], names: readonly string[] | undefined): string {
  if (names === undefined) return `readonly [${types.join(", ")}]`;
  return `{ ${names.map((name, at) => `readonly ${name}: ${types[at]}`).join("; ")} }`;
}

/** `StorageItem` with its parameters, as far as they are not the defaults. */
function storageText(lookup: MetadataLookup, pallet: string, item: Item, writer: TypeWriter): string {
  const keys = keyTypes(lookup, item).map((id) => writer.type(id));
  const names = keyNamesOf(pallet, item.name);
  const value = writer.type(item.type.tag === "plain" ? item.type.value : item.type.value.value);
  const hashers = item.type.tag === "plain" ? [] : item.type.value.hashers;
  const parts = [keysText(keys, names), value === "undefined" ? PRESENT : value];
  const listed = keys.map((key, at) => (OPAQUE.has(hashers[at]?.tag ?? "") ? "KeyHash" : key));
  const isOpaque = listed.includes("KeyHash");
  if (item.modifier !== 1 || isOpaque) parts.push(item.modifier === 1 ? "never" : "undefined");
  if (isOpaque) parts.push(keysText(listed, names));
  return `StorageItem<${parts.join(", ")}>`;
}

/** Text of what the metadata says of a storage item, its default left out. */
function storageForm({ modifier, type }: Item, hasher: TypeHasher): string {
  if (type.tag === "plain") return `${modifier} ${hasher.type(type.value)}`;
  const { hashers, key, value } = type.value;
  return `${modifier} ${hashers.map(({ tag }) => tag).join(" ")} ${hasher.type(key)} ${hasher.type(value)}`;
}

function variants(lookup: MetadataLookup, pallet: Pallet, kind: "call" | "event" | "error"): Entry[] {
  const type = pallet[`${kind}s`]?.type ?? -1;
  const def = lookup.metadata.lookup[type]?.def;
  if (def?.tag !== "variant") return [];
  return def.value.map(({ name, docs, fields }) => ({
    kind,
    owner: pallet.name,
    name,
    docs,
    text: (writer) => writer.variant(type, name),
    form: (hasher) => hasher.fields(fields),
  }));
}

function ofPallet(lookup: MetadataLookup, pallet: Pallet): Entry[] {
  const owner = pallet.name;
  return [
    ...(pallet.storage?.items ?? []).map(
      (item): Entry => ({
        kind: "storage",
        owner,
        name: item.name,
        docs: item.docs,
        text: (writer) => storageText(lookup, owner, item, writer),
        form: (hasher) => storageForm(item, hasher),
      }),
    ),
    ...variants(lookup, pallet, "call"),
    ...variants(lookup, pallet, "event"),
    ...variants(lookup, pallet, "error"),
    ...pallet.constants.map(
      ({ name, docs, type }): Entry => ({
        kind: "constant",
        owner,
        name,
        docs,
        text: (writer) => writer.type(type),
        form: (hasher) => hasher.type(type),
      }),
    ),
  ];
}

function ofApi({ name: owner, methods }: MetadataLookup["metadata"]["apis"][number]): Entry[] {
  return methods.map(({ name, inputs, output, docs }) => ({
    kind: "api",
    owner,
    name,
    docs,
    text: (writer) => {
      const args = writer.fields(inputs.map((input) => [input.name, input.type] as const));
      return `ApiMethod<${args}, ${writer.type(output)}>`;
    },
    form: (hasher) => `${hasher.fields(inputs)} ${hasher.type(output)}`,
  }));
}

/** All that a metadata declares, in its order. */
export function entriesOf(lookup: MetadataLookup): Entry[] {
  const { pallets, apis } = lookup.metadata;
  return [...pallets.flatMap((pallet) => ofPallet(lookup, pallet)), ...apis.flatMap(ofApi)];
}
