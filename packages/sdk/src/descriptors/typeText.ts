import type { LookupEntry, MetadataLookup } from "@polkadot-api/metadata-builders";

/** Names a type, or leaves it to be written out. The body is made only when it is asked for. */
export type NameType = (entry: LookupEntry, body: () => string) => string | undefined;

type Fields = Readonly<Record<string, LookupEntry>>;
type Variant = Extract<LookupEntry, { type: "enum" }>["value"][string];

const NUMBERS: ReadonlySet<string> = new Set(["u8", "u16", "u32", "i8", "i16", "i32"]);
const PLAIN = /^[A-Za-z_$][\w$]*$/;
/** Longer arrays of a fixed length are not written out as tuples. */
const LONGEST_TUPLE = 16;

function primitiveText(name: string): string {
  if (name === "bool") return "boolean";
  if (name === "str" || name === "char") return "string";
  return NUMBERS.has(name) ? "number" : "bigint";
}

/** Writes types of a chain's metadata as the TypeScript types of their values, as polkadot-api decodes them. */
export class TypeWriter {
  readonly #lookup: MetadataLookup;
  readonly #nameOf: NameType;
  /** Types that are being written. */
  readonly #open = new Set<number>();

  constructor(lookup: MetadataLookup, nameOf: NameType) {
    this.#lookup = lookup;
    this.#nameOf = nameOf;
  }

  /** The type of a number in the metadata. */
  type(id: number): string {
    return this.#entry(this.#lookup(id));
  }

  /** A record of types by name; nothing as `undefined`. */
  fields(fields: Iterable<readonly [name: string, id: number]>): string {
    const texts = [...fields].map(([name, id]) => `readonly ${this.#property(name)}: ${this.type(id)}`);
    return texts.length === 0 ? "undefined" : `{ ${texts.join("; ")} }`;
  }

  /** Content of a variant of an enumeration, such as the arguments of a call. */
  variant(id: number, name: string): string {
    const entry = this.#lookup(id);
    const variant = entry.type === "enum" ? entry.value[name] : undefined;
    return variant === undefined ? "undefined" : this.#variant(variant);
  }

  #variant(variant: Variant): string {
    switch (variant.type) {
      case "lookupEntry":
        return this.#entry(variant.value);
      case "void":
        return "undefined";
      case "struct":
        return this.#struct(variant.value);
      case "tuple":
        return this.#tuple(variant.value);
      case "array":
        return this.#list(variant.value, variant.len);
    }
  }

  #property(name: string): string {
    return PLAIN.test(name) ? name : JSON.stringify(name);
  }

  #entry(entry: LookupEntry): string {
    const { call, metadata } = this.#lookup;
    if (entry.id === call) return "RuntimeCall";
    if ("outerEnums" in metadata && entry.id === metadata.outerEnums.event) return "RuntimeEvent";
    // Bittensor has no recursive types but calls.
    if (this.#open.has(entry.id)) throw new Error(`the type ${entry.id} holds itself`);
    const body = (): string => {
      this.#open.add(entry.id);
      try {
        return this.#body(entry);
      } finally {
        this.#open.delete(entry.id);
      }
    };
    return this.#nameOf(entry, body) ?? body();
  }

  #body(entry: LookupEntry): string {
    switch (entry.type) {
      case "primitive":
        return primitiveText(entry.value);
      case "void":
        return "undefined";
      case "compact":
        return entry.isBig ? "bigint" : "number";
      case "bitSequence":
        return "BitSequence";
      case "AccountId32":
        return "Address";
      case "AccountId20":
        return "Hex<20>";
      case "option":
        return `${this.#entry(entry.value)} | undefined`;
      case "result":
        return `Outcome<${this.#entry(entry.value.ok)}, ${this.#entry(entry.value.ko)}>`;
      case "sequence":
        return this.#isByte(entry.value) ? "Uint8Array" : `readonly (${this.#entry(entry.value)})[]`;
      case "array":
        return this.#array(entry.value, entry.len);
      case "tuple":
        return this.#tuple(entry.value);
      case "struct":
        return this.#struct(entry.value);
      case "enum":
        // An error of a pallet: its list of variants grows with every runtime.
        return entry.byteLength === undefined ? this.#enumeration(entry.value) : "ModuleError";
    }
  }

  #isByte(entry: LookupEntry): boolean {
    return entry.type === "primitive" && entry.value === "u8";
  }

  #array(value: LookupEntry, length: number): string {
    return this.#isByte(value) ? `Hex<${length}>` : this.#list(value, length);
  }

  #list(value: LookupEntry, length: number): string {
    const text = this.#entry(value);
    return length > LONGEST_TUPLE
      ? `FixedArray<${text}, ${length}>`
      : `readonly [${new Array(length).fill(text).join(", ")}]`;
  }

  #tuple(values: readonly LookupEntry[]): string {
    return `readonly [${values.map((value) => this.#entry(value)).join(", ")}]`;
  }

  #struct(fields: Fields): string {
    return this.fields(Object.entries(fields).map(([name, { id }]) => [name, id]));
  }

  #enumeration(variants: Readonly<Record<string, Variant>>): string {
    return Object.entries(variants)
      .map(([name, variant]) => {
        const text = this.#variant(variant);
        return `{ readonly type: ${JSON.stringify(name)}; readonly value${text === "undefined" ? "?" : ""}: ${text} }`;
      })
      .join(" | ");
  }
}
