import { type AnyCodec, type Codec, makeCodec, spellingOf, type Value } from "./codec.ts";
import { fieldOf, pathSegments, type TypeOptions } from "./composites.ts";
import { CodecError } from "./errors.ts";
import { docLines, type FieldDef, type VariantDef } from "./type.ts";

/** An alternative with an index or docs of its own. */
export interface VariantSpec<C extends AnyCodec | null = AnyCodec | null> {
  /** Index on the wire; by default the one after the alternative before. */
  readonly index?: number;
  /** Payload; none by default. */
  readonly codec?: C;
  readonly docs?: string | readonly string[];
}

/** Alternatives by name: a payload's codec, `null` for none, or a {@link VariantSpec}. */
export type Variants = Readonly<Record<string, AnyCodec | VariantSpec | null>>;

type PayloadCodec<S> = S extends AnyCodec ? S : S extends { readonly codec: infer C } ? C : null;

/** The value of an enumeration: `{ type: "Name", value }`, or `{ type: "Name" }` where there is no payload. */
export type VariantValue<V extends Variants> = {
  [K in keyof V & string]: PayloadCodec<V[K]> extends AnyCodec
    ? { readonly type: K; readonly value: Value<PayloadCodec<V[K]>> }
    : { readonly type: K; readonly value?: undefined };
}[keyof V & string];

interface Alternative {
  readonly name: string;
  readonly index: number;
  readonly codec: AnyCodec | null;
  readonly docs: readonly string[];
}

const isCodec = (spec: AnyCodec | VariantSpec): spec is AnyCodec => "decodeFrom" in spec;

function alternatives(variants: Variants): Alternative[] {
  let next = 0;
  return Object.entries(variants).map(([name, spec]) => {
    const full: VariantSpec = spec === null ? {} : isCodec(spec) ? { codec: spec } : spec;
    const index = full.index ?? next;
    next = index + 1;
    return { name, index, codec: full.codec ?? null, docs: docLines(full.docs) };
  });
}

/** Fields of a payload as metadata lists them: a nameless struct's or tuple's own, otherwise the payload as one. */
function payloadFields(codec: AnyCodec | null): readonly FieldDef[] {
  if (codec === null) return [];
  const { path, def } = codec.type;
  if (path.length === 0 && def.kind === "composite") return def.fields;
  if (path.length === 0 && def.kind === "tuple" && codec.typeName === undefined) {
    return def.items.map((type, i) => ({ type, docs: [], ...typeNameOf(codec.itemTypeNames?.[i]) }));
  }
  return [fieldOf(codec)];
}

const typeNameOf = (typeName: string | undefined) => (typeName === undefined ? {} : { typeName });

/**
 * An enumeration: one byte for the alternative, then its payload. A payload that is a struct or tuple without a path
 * shows its fields as the alternative's own in metadata.
 *
 * @throws CodecError when two alternatives have the same index
 */
export function variant<const V extends Variants>(variants: V, options: TypeOptions = {}): Codec<VariantValue<V>> {
  const list = alternatives(variants);
  const byName = new Map(list.map((entry) => [entry.name, entry]));
  const byIndex: (Alternative | undefined)[] = [];
  for (const entry of list) {
    if (byIndex[entry.index] !== undefined)
      throw new CodecError("INVALID_VALUE", `two alternatives have the index ${entry.index}`);
    byIndex[entry.index] = entry;
  }
  const where = options.path ?? "an enumeration";
  const type = {
    path: pathSegments(options.path),
    params: options.params ?? [],
    docs: docLines(options.docs),
    // Computed when metadata is made: payloads may refer to types that are declared later.
    get def() {
      const described = list.map(
        ({ name, index, codec, docs }): VariantDef => ({ name, index, docs, fields: payloadFields(codec) }),
      );
      return { kind: "variant", variants: described } as const;
    },
  };
  return makeCodec<VariantValue<V>>(
    type,
    (value, out) => {
      const entry = byName.get(value?.type);
      if (entry === undefined) throw new CodecError("UNKNOWN_VARIANT", `${where} has no alternative ${value?.type}`);
      out.u8(entry.index);
      entry.codec?.encodeTo(value.value, out);
    },
    (input) => {
      const index = input.u8();
      const entry = byIndex[index];
      if (entry === undefined)
        throw new CodecError("UNKNOWN_VARIANT", `${where} has no alternative with index ${index}`);
      const { name, codec } = entry;
      // Name and payload belong together by the table above, which is what VariantValue says.
      return (codec === null ? { type: name } : { type: name, value: codec.decodeFrom(input) }) as VariantValue<V>;
    },
  );
}

/** `Option<T>`: `undefined`, or a value. */
export function option<T>(codec: Codec<T>): Codec<T | undefined> {
  const variants: VariantDef[] = [
    { name: "None", index: 0, fields: [], docs: [] },
    { name: "Some", index: 1, fields: [{ type: codec.type, docs: [] }], docs: [] },
  ];
  return makeCodec<T | undefined>(
    { path: ["Option"], params: [{ name: "T", type: codec.type }], docs: [], def: { kind: "variant", variants } },
    (value, out) => {
      if (value === undefined) return out.u8(0);
      out.u8(1);
      codec.encodeTo(value, out);
    },
    (input) => {
      const byte = input.u8();
      if (byte === 0) return undefined;
      if (byte !== 1) throw new CodecError("INVALID_VALUE", `${byte} is neither none (0) nor some (1)`);
      return codec.decodeFrom(input);
    },
    spellingOf("Option", codec),
  );
}

/** `Result<O, E>`: `{ type: "Ok", value }` or `{ type: "Err", value }`. */
export function result<O, E>(ok: Codec<O>, err: Codec<E>): Codec<{ type: "Ok"; value: O } | { type: "Err"; value: E }> {
  const variants: VariantDef[] = [
    { name: "Ok", index: 0, fields: [{ type: ok.type, docs: [] }], docs: [] },
    { name: "Err", index: 1, fields: [{ type: err.type, docs: [] }], docs: [] },
  ];
  const params = [
    { name: "T", type: ok.type },
    { name: "E", type: err.type },
  ];
  return makeCodec(
    { path: ["Result"], params, docs: [], def: { kind: "variant", variants } },
    (value, out) => {
      out.u8(value.type === "Ok" ? 0 : 1);
      if (value.type === "Ok") ok.encodeTo(value.value, out);
      else err.encodeTo(value.value, out);
    },
    (input) => {
      const byte = input.u8();
      if (byte === 0) return { type: "Ok" as const, value: ok.decodeFrom(input) };
      if (byte === 1) return { type: "Err" as const, value: err.decodeFrom(input) };
      throw new CodecError("INVALID_VALUE", `${byte} is neither ok (0) nor error (1)`);
    },
  );
}
