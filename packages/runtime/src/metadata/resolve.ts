import { anonymous, type TypeRef } from "@opentao/codec";
import type {
  ApiDescription,
  ConstantDescription,
  PalletDescription,
  PalletStorageDescription,
  RuntimeDescription,
  StorageDescription,
} from "./description.ts";
import { extensionsType, extrinsicType } from "./extrinsic.ts";
import { TypeRegistry } from "./registry.ts";

/** Nothing here is deprecated; V16 wants that said of every item. */
const deprecation = { type: "NotDeprecated" } as const;

/**
 * A description with every type replaced by its id, holding what any version of metadata asks for: each version's
 * codecs take the fields that they know.
 *
 * @param withApis - V14 has no runtime APIs, so their types stay out of its registry
 */
export function resolve(description: RuntimeDescription, withApis: boolean) {
  const registry = new TypeRegistry();
  const id = (type: TypeRef) => registry.register(type);
  for (const type of description.firstTypes) id(type);
  const pallets = description.pallets.map((pallet) => resolvePallet(pallet, id));
  const apis = withApis ? description.apis.map((api) => resolveApi(api, id)) : [];
  const extrinsic = resolveExtrinsic(description, id);
  const outerEnums = {
    call: id(description.outerEnums.call),
    event: id(description.outerEnums.event),
    error: id(description.outerEnums.error),
  };
  const runtime = id(description.runtime);
  return { types: registry.types(), pallets, extrinsic, runtime, apis, outerEnums, custom: [] };
}

type Register = (type: TypeRef) => number;

function resolvePallet(
  { name, index, docs, storage, calls, events, errors, constants }: PalletDescription,
  id: Register,
) {
  return {
    name,
    storage: storage === undefined ? undefined : resolveStorage(storage, id),
    calls: enumReference(calls, id),
    events: enumReference(events, id),
    constants: constants.map((constant) => resolveConstant(constant, id)),
    errors: enumReference(errors, id),
    associatedTypes: [],
    viewFunctions: [],
    index,
    docs: [...docs],
    deprecation,
  };
}

function enumReference(type: TypeRef | undefined, id: Register) {
  return type === undefined ? undefined : { type: id(type), deprecation: [] };
}

function resolveStorage({ prefix, entries }: PalletStorageDescription, id: Register) {
  return {
    prefix,
    entries: entries.map((entry) => ({
      name: entry.name,
      modifier: { type: entry.modifier },
      type: resolveEntryType(entry, id),
      default: entry.default,
      docs: [...entry.docs],
      deprecation,
    })),
  };
}

/** A map of several keys has a tuple as its key; a map of one key has the key itself. */
function resolveEntryType({ keys, value }: StorageDescription, id: Register) {
  const [first, ...more] = keys;
  if (first === undefined) return { type: "Plain", value: id(value) } as const;
  const key = more.length === 0 ? first.type : anonymous({ kind: "tuple", items: keys.map(({ type }) => type) });
  const hashers = keys.map(({ hasher }) => ({ type: hasher }));
  return { type: "Map", value: { hashers, key: id(key), value: id(value) } } as const;
}

function resolveConstant({ name, type, value, docs }: ConstantDescription, id: Register) {
  return { name, type: id(type), value, docs: [...docs], deprecation };
}

function resolveApi({ name, version, docs, methods }: ApiDescription, id: Register) {
  return {
    name,
    methods: methods.map((method) => ({
      name: method.name,
      inputs: method.inputs.map((input) => ({ name: input.name, type: id(input.type) })),
      output: id(method.output),
      docs: [...method.docs],
      deprecation,
    })),
    docs: [...docs],
    version,
    deprecation,
  };
}

function resolveExtrinsic(description: RuntimeDescription, id: Register) {
  const { versions, address, signature, extensions } = description.extrinsic;
  return {
    type: id(extrinsicType(description)),
    version: versions[0],
    versions: [...versions],
    address: id(address),
    call: id(description.outerEnums.call),
    signature: id(signature),
    extra: id(extensionsType(description)),
    extensions: extensions.map((extension) => ({
      identifier: extension.identifier,
      type: id(extension.type),
      additionalSigned: id(extension.additionalSigned),
    })),
    extensionsByVersion: [[0, extensions.map((_, i) => i)] satisfies [number, number[]]],
  };
}
