import { type AnyCodec, type Codec, makeCodec, type Value } from "./codec.ts";
import { CodecError } from "./errors.ts";
import { toSnakeCase } from "./names.ts";
import type { NestingLimits } from "./reader.ts";
import { anonymous, docLines, type FieldDef, type TypeParameter } from "./type.ts";

/** Path and docs of a named type. */
export interface TypeOptions {
  /** Path in metadata, segments joined by `::`. */
  readonly path?: string;
  readonly docs?: string | readonly string[];
  /** Generic parameters of the path. */
  readonly params?: readonly TypeParameter[];
}

/** Splits a path of metadata into its segments. */
export function pathSegments(path: string | undefined): readonly string[] {
  return path === undefined || path === "" ? [] : path.split("::");
}

/** The field of a composite that holds a codec's values. */
export function fieldOf(codec: AnyCodec, name?: string): FieldDef {
  return {
    ...(name === undefined ? {} : { name }),
    type: codec.type,
    ...(codec.typeName === undefined ? {} : { typeName: codec.typeName }),
    docs: [],
  };
}

type TupleValue<C extends readonly AnyCodec[]> = { -readonly [I in keyof C]: Value<C[I]> };

/** Values one after the other. */
export function tuple<C extends readonly AnyCodec[]>(...items: C): Codec<TupleValue<C>> {
  const codec = makeCodec<TupleValue<C>>(
    anonymous({ kind: "tuple", items: items.map((item) => item.type) }),
    (values, out) => {
      if (values?.length !== items.length)
        throw new CodecError("INVALID_VALUE", `${values?.length} values, exactly ${items.length} are needed`);
      for (let i = 0; i < items.length; i += 1) items[i]?.encodeTo(values[i], out);
    },
    // Item by item the codecs' values, which is what TupleValue says.
    (input) => {
      const values: unknown[] = [];
      for (let i = 0; i < items.length; i += 1) values.push(items[i]?.decodeFrom(input));
      return values as TupleValue<C>;
    },
  );
  return { ...codec, itemTypeNames: items.map((item) => item.typeName) };
}

/** Nothing: zero bytes. */
export const unit: Codec<undefined> = makeCodec(
  anonymous({ kind: "tuple", items: [] }),
  () => undefined,
  () => undefined,
);

/** Fields of a struct, by name. */
export type Fields = Readonly<Record<string, AnyCodec>>;
/** The value of a struct with these fields. */
export type FieldValues<F extends Fields> = { -readonly [K in keyof F]: Value<F[K]> };

/** Options of a struct. */
export interface StructOptions<F extends Fields = Fields> extends TypeOptions {
  /** Names in metadata that do not follow from the TypeScript name (`returnPer1000` for `return_per_1000`). */
  readonly fieldNames?: { readonly [K in keyof F]?: string };
}

/** Named fields one after the other. TypeScript's `fieldName` is `field_name` in metadata. */
export function struct<F extends Fields>(fields: F, options: StructOptions<F> = {}): Codec<FieldValues<F>> {
  const entries = Object.entries(fields);
  // Lists side by side: going over pairs costs more than most fields.
  const names = entries.map(([name]) => name);
  const codecs = entries.map(([, codec]) => codec);
  return makeCodec<FieldValues<F>>(
    {
      path: pathSegments(options.path),
      params: options.params ?? [],
      docs: docLines(options.docs),
      def: {
        kind: "composite",
        fields: entries.map(([name, codec]) => fieldOf(codec, options.fieldNames?.[name] ?? toSnakeCase(name))),
      },
    },
    (value, out) => {
      if (typeof value !== "object" || value === null)
        throw new CodecError("INVALID_VALUE", `${options.path ?? "a struct"} must be given as an object`);
      for (let i = 0; i < codecs.length; i += 1) codecs[i]?.encodeTo(value[names[i] ?? ""], out);
    },
    // Field by field the codecs' values, which is what FieldValues says.
    (input) => {
      const value: Record<string, unknown> = {};
      for (let i = 0; i < codecs.length; i += 1) value[names[i] ?? ""] = codecs[i]?.decodeFrom(input);
      return value as FieldValues<F>;
    },
  );
}

/** The same bytes as `codec` under a name of its own: a struct with one unnamed field (`H256`, `AccountId32`). */
export function named<T>(codec: Codec<T>, options: TypeOptions & { readonly path: string }): Codec<T> {
  const type = {
    path: pathSegments(options.path),
    params: options.params ?? [],
    docs: docLines(options.docs),
    def: { kind: "composite", fields: [fieldOf(codec)] } as const,
  };
  return makeCodec(type, codec.encodeTo, codec.decodeFrom);
}

/** The same type as `codec`, spelled `typeName` where it is used (`T::Balance`). */
export function alias<T>(codec: Codec<T>, typeName: string): Codec<T> {
  return { ...codec, typeName };
}

/** A codec that is looked up when it is first used, so that a type can contain itself, within limits. */
export function lazy<T>(get: () => Codec<T>, limits?: NestingLimits): Codec<T> {
  const type = {
    get path() {
      return get().type.path;
    },
    get params() {
      return get().type.params;
    },
    get docs() {
      return get().type.docs;
    },
    get def() {
      return get().type.def;
    },
  };
  return makeCodec(
    type,
    (value, out) => get().encodeTo(value, out),
    (input) => {
      input.enter(limits);
      const value = get().decodeFrom(input);
      input.leave();
      return value;
    },
  );
}
