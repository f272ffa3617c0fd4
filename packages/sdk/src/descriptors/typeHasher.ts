import { blake2b256 } from "@opentao/crypto";
import type { MetadataLookup } from "@polkadot-api/metadata-builders";

type Definition = MetadataLookup["metadata"]["lookup"][number];

/** A field of a type or an argument of a method. */
interface Field {
  readonly name: string | undefined;
  readonly type: number;
}

const encoder = new TextEncoder();
/** Six bytes in base64: none of a thousand entries is taken for another one. */
const BYTES = 6;
/** Types of accounts, which are read as addresses: those that stand first in the metadata, by their last name. */
const ACCOUNTS: ReadonlySet<string> = new Set(["AccountId20", "AccountId32"]);
/** Types of which the type parameters are read, by their path. */
const READ_BY_PARAMETERS: ReadonlySet<string> = new Set(["Option", "Result"]);
/** Crates of numbers whose scale only names and type parameters tell, and of the numbers in such parameters. */
const SCALED: ReadonlySet<string> = new Set(["sp_arithmetic", "substrate_fixed", "typenum"]);

/** Hash of a text. */
export function hashOf(text: string): string {
  return btoa(String.fromCharCode(...blake2b256(encoder.encode(text)).subarray(0, BYTES)));
}

function isScaled([crate = ""]: readonly string[]): boolean {
  return SCALED.has(crate);
}

/**
 * Hashes types of a chain's metadata by what the metadata says of them: primitives by name (so width and sign), lengths
 * of arrays, what is compact, names of fields, names and indices of variants, paths and type parameters of fixed-point
 * numbers. A type of one field is that field. Types with the same hash hold the same; numbers of them have the same
 * scale if the metadata tells it. `substrate_fixed::FixedI128` does so by its parameter alone: without one, I64F64 and
 * I96F32 are one type.
 *
 * Fields count by name, in whatever order they are declared: codecs are made of the chain's own metadata.
 */
export class TypeHasher {
  readonly #lookup: MetadataLookup;
  /** Hashes of the types met so far; `undefined` of those that are being hashed. */
  readonly #hashes = new Map<number, string | undefined>();

  constructor(lookup: MetadataLookup) {
    this.#lookup = lookup;
  }

  /** The type of a number in the metadata. */
  type(id: number): string {
    const { call, metadata } = this.#lookup;
    // Lists that grow with every runtime: their calls and events are compared one by one.
    if (id === call) return "RuntimeCall";
    if ("outerEnums" in metadata && id === metadata.outerEnums.event) return "RuntimeEvent";
    // Bittensor has no recursive types but calls. One of another chain differs from every described type.
    if (this.#hashes.has(id)) return this.#hashes.get(id) ?? "recursive";
    const definition = metadata.lookup[id];
    if (definition === undefined) throw new Error(`there is no type ${id}`);
    this.#hashes.set(id, undefined);
    try {
      const hash = this.#hash(definition);
      this.#hashes.set(id, hash);
      return hash;
    } catch (error) {
      this.#hashes.delete(id); // who asks again hears the same
      throw error;
    }
  }

  /** Fields, such as the arguments of a call. */
  fields(fields: readonly Field[]): string {
    const parts = fields.map(({ name, type }, at) => `${JSON.stringify(name ?? at)}: ${this.type(type)}`);
    return `{${parts.sort().join(", ")}}`;
  }

  #hash({ id, path, params, def }: Definition): string {
    const name = this.#nameOf(id, path);
    const [only, ...others] = def.tag === "composite" ? def.value : [];
    if (name === "" && only !== undefined && others.length === 0) return this.type(only.type);
    const isTold = isScaled(path) || READ_BY_PARAMETERS.has(name);
    const told = isTold ? params.map(({ type }) => (type === undefined ? "_" : this.type(type))) : [];
    const parameters = told.length === 0 ? "" : `<${told.join(", ")}>`;
    return hashOf(`${name}${parameters} ${this.#body(def)}`);
  }

  /** Name by which a type is read otherwise than others of its structure; empty for most. */
  #nameOf(id: number, path: readonly string[]): string {
    const full = path.join("::");
    const last = path.at(-1) ?? "";
    if (ACCOUNTS.has(last) && this.#lookup.metadata.lookup.find((other) => other.path.at(-1) === last)?.id === id)
      return last;
    return isScaled(path) || READ_BY_PARAMETERS.has(full) ? full : "";
  }

  #body(def: Definition["def"]): string {
    switch (def.tag) {
      case "primitive":
        return def.value.tag;
      case "compact":
        return `compact ${this.type(def.value)}`;
      case "sequence":
        return `[${this.type(def.value)}]`;
      case "array":
        return `[${this.type(def.value.type)}; ${def.value.len}]`;
      case "tuple":
        return `(${def.value.map((id) => this.type(id)).join(", ")})`;
      case "composite":
        return this.fields(def.value);
      case "variant": {
        const variants = def.value.map(
          ({ index, name, fields }) => `${JSON.stringify(name)} = ${index} ${this.fields(fields)}`,
        );
        return `enum {${variants.sort().join(", ")}}`;
      }
      case "bitSequence":
        return `bits ${this.type(def.value.bitStoreType)} ${this.#lookup.metadata.lookup[def.value.bitOrderType]?.path}`;
    }
  }
}
