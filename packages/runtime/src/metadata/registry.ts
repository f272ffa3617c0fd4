import type { FieldDef, TypeDef, TypeRef } from "@opentao/codec";
import type { PortableDefinition, PortableField, PortableType } from "./portable.ts";
import { sameType } from "./sameType.ts";
import { typeNameOf } from "./typeName.ts";

/**
 * Numbers the types that codecs describe. A type with a path is one entry for its path, parameters and structure; a
 * built-in type is one entry for its structure. Ids are given in the order of registration, from 0.
 */
export class TypeRegistry {
  readonly #types: (PortableType | undefined)[] = [];
  readonly #known = new Map<TypeRef, number>();
  readonly #named = new Map<string, { readonly type: TypeRef; readonly id: number }[]>();
  readonly #builtIn = new Map<string, number>();

  /** Id of `type`, which is registered with all that it refers to. */
  register(type: TypeRef): number {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const id = type.path.length > 0 ? this.#registerNamed(type) : this.#registerBuiltIn(type);
    this.#known.set(type, id);
    return id;
  }

  /** All types in the order of their ids. */
  types(): PortableType[] {
    return this.#types.flatMap((type) => (type === undefined ? [] : [type]));
  }

  /** A named type has its id before its parts are looked at, so that it may contain itself. */
  #registerNamed(type: TypeRef): number {
    const path = type.path.join("::");
    const bucket = this.#named.get(path) ?? [];
    this.#named.set(path, bucket);
    const same = bucket.find((entry) => sameType(entry.type, type));
    if (same !== undefined) return same.id;
    const id = this.#types.push(undefined) - 1;
    bucket.push({ type, id });
    this.#known.set(type, id);
    const params = type.params.map(({ name, type: param }) => ({
      name,
      type: param === undefined ? undefined : this.register(param),
    }));
    this.#types[id] = {
      id,
      path: [...type.path],
      params,
      def: this.#definition(type.def, type.path.length > 1),
      docs: [...type.docs],
    };
    return id;
  }

  /** A built-in type is known by its parts, which come first; only a named type can contain itself. */
  #registerBuiltIn(type: TypeRef): number {
    const def = this.#definition(type.def);
    const key = JSON.stringify(def);
    const known = this.#builtIn.get(key);
    if (known !== undefined) return known;
    const id = this.#types.length;
    this.#types.push({ id, path: [], params: [], def, docs: [...type.docs] });
    this.#builtIn.set(key, id);
    return id;
  }

  /**
   * @param spelled - true when fields carry the names of their types; those of `Option`, `Result` and the like do not
   */
  #definition(def: TypeDef, spelled = true): PortableDefinition {
    switch (def.kind) {
      case "primitive":
        return { type: "Primitive", value: { type: def.name } };
      case "compact":
        return { type: "Compact", value: this.register(def.inner) };
      case "sequence":
        return { type: "Sequence", value: this.register(def.inner) };
      case "array":
        return { type: "Array", value: { length: def.length, type: this.register(def.inner) } };
      case "tuple":
        return { type: "Tuple", value: def.items.map((item) => this.register(item)) };
      case "composite":
        return { type: "Composite", value: def.fields.map((field) => this.#field(field, spelled)) };
      case "variant":
        return {
          type: "Variant",
          value: def.variants.map(({ name, index, fields, docs }) => ({
            name,
            index,
            fields: fields.map((field) => this.#field(field, spelled)),
            docs: [...docs],
          })),
        };
    }
  }

  #field({ name, type, typeName, docs }: FieldDef, spelled: boolean): PortableField {
    const spelling = spelled ? (typeName ?? typeNameOf(type)) : undefined;
    return { name, type: this.register(type), typeName: spelling, docs: [...docs] };
  }
}
