import type { Value } from "@opentao/codec";
import type { MetadataV16 } from "../../src/metadata/versions.ts";
import { Shapes } from "./shapes.ts";

/** Each part of a pallet, its items by name; what stands for an item is compared as it is. */
interface PalletInterface {
  readonly index: number;
  readonly prefix: string | null;
  readonly storage: Readonly<Record<string, readonly string[]>>;
  readonly calls: Readonly<Record<string, readonly unknown[]>>;
  readonly events: Readonly<Record<string, readonly unknown[]>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly constants: Readonly<Record<string, string>>;
}

/** The interface of a runtime, as `fixtures/interface425.json` holds it. */
export interface Interface {
  readonly pallets: Readonly<Record<string, PalletInterface>>;
  readonly apis: Readonly<
    Record<string, { readonly version: number; readonly methods: Readonly<Record<string, readonly string[]>> }>
  >;
  readonly extensions: readonly (readonly string[])[];
}

type Metadata = Value<typeof MetadataV16>;
type Pallet = Metadata["pallets"][number];

/** Items of an enumeration by name. */
function alternatives<T>(
  shapes: Shapes,
  reference: { readonly type: number } | undefined,
  describe: (index: number, fields: string) => T,
): Record<string, T> {
  if (reference === undefined) return {};
  const { def } = shapes.at(reference.type);
  const list = def.type === "Variant" ? def.value : [];
  return Object.fromEntries(list.map(({ name, index, fields }) => [name, describe(index, shapes.fields(fields))]));
}

function storageOf(shapes: Shapes, { storage }: Pallet): PalletInterface["storage"] {
  const entries = storage?.entries ?? [];
  return Object.fromEntries(
    entries.map(({ name, modifier, type }) => {
      if (type.type === "Plain") return [name, [modifier.type, "", "", shapes.of(type.value)]];
      const { hashers, key, value } = type.value;
      const keyShape = shapes.of(key);
      const keys = hashers.length > 1 ? keyShape.slice(1, -1) : keyShape;
      const names = hashers.map((hasher) => hasher.type.replace("_", "")).join(", ");
      return [name, [modifier.type, names, keys, shapes.of(value)]];
    }),
  );
}

/** The interface that metadata declares. */
export function interfaceOf(metadata: Metadata): Interface {
  const shapes = new Shapes(metadata.types);
  const pallets = metadata.pallets.map((pallet): [string, PalletInterface] => [
    pallet.name,
    {
      index: pallet.index,
      prefix: pallet.storage?.prefix ?? null,
      storage: storageOf(shapes, pallet),
      calls: alternatives(shapes, pallet.calls, (index, fields) => [index, fields.replace(/^\{(.*)\}$/, "$1")]),
      events: alternatives(shapes, pallet.events, (index, fields) => [index, fields]),
      errors: alternatives(shapes, pallet.errors, (index) => index),
      constants: Object.fromEntries(pallet.constants.map(({ name, type }) => [name, shapes.of(type)])),
    },
  ]);
  const apis = metadata.apis.map(({ name, version, methods }): [string, Interface["apis"][string]] => [
    name,
    {
      version,
      methods: Object.fromEntries(
        methods.map(({ name: method, inputs, output }) => [
          method,
          [inputs.map((input) => `${input.name}: ${shapes.of(input.type)}`).join(", "), shapes.of(output)],
        ]),
      ),
    },
  ]);
  const extensions = metadata.extrinsic.extensions.map(({ identifier, type, additionalSigned }) => [
    identifier,
    shapes.ofExtension(type),
    shapes.of(additionalSigned),
  ]);
  return { pallets: Object.fromEntries(pallets), apis: Object.fromEntries(apis), extensions };
}

/** Parts of the expected interface that are not declared, parts declared beyond it, and parts declared otherwise. */
export interface Differences {
  readonly missing: string[];
  readonly extra: string[];
  readonly differing: string[];
}

/** Compares what is declared with what is expected, item by item. */
export function compareInterface(declared: Interface, expected: Interface): Differences {
  const found: Differences = { missing: [], extra: [], differing: [] };
  compare(found, "", declared.pallets, expected.pallets);
  compare(found, "api ", declared.apis, expected.apis);
  const names = (list: Interface["extensions"]) => Object.fromEntries(list.map(([name = "", ...rest]) => [name, rest]));
  compare(found, "extension ", names(declared.extensions), names(expected.extensions));
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function compare(found: Differences, at: string, declared: unknown, expected: unknown): void {
  if (!isRecord(declared) || !isRecord(expected)) {
    const [ours, theirs] = [text(declared), text(expected)];
    if (ours !== theirs) found.differing.push(`${at}: ${ours}, expected ${theirs}`);
    return;
  }
  const inside = (name: string) => (at === "" || at.endsWith(" ") ? at + name : `${at}.${name}`);
  for (const [name, value] of Object.entries(expected)) {
    if (name in declared) compare(found, inside(name), declared[name], value);
    else found.missing.push(inside(name));
  }
  for (const name of Object.keys(declared)) if (!(name in expected)) found.extra.push(inside(name));
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(" | ") : String(value);
}
