import type { LookupEntry } from "@polkadot-api/metadata-builders";

type Enumeration = Extract<LookupEntry, { type: "enum" }>;
type Variant = Enumeration["value"][string];

/** Called with the names of each call that stands in an argument. */
type OnCall = (pallet: string, name: string) => void;

function show(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isWithin(value: unknown, least: bigint, most: bigint): boolean {
  return (typeof value === "bigint" || typeof value === "number") && value >= least && value <= most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Refuses values that codecs would write as others: they cut numbers to their width, and take what is absent for 0. */
export class FitCheck {
  readonly #call: number | null;
  readonly #onCall: OnCall;

  /** @param call - the type of all calls */
  constructor(call: number | null, onCall: OnCall = () => undefined) {
    this.#call = call;
    this.#onCall = onCall;
  }

  /** Throws an `Error` that says where `value` is not of the type `entry`. */
  check(entry: LookupEntry, value: unknown, path = ""): void {
    // Types that no argument has are left to their codecs.
    if (entry.type === "primitive") this.#primitive(entry.value, value, path);
    else if (entry.type === "compact") this.#integer(entry.size, value, path);
    else if (entry.type === "AccountId32") this.#expect(typeof value === "string", value, "an address", path);
    else if (entry.type === "option" && value !== undefined) this.check(entry.value, value, path);
    else if (entry.type === "sequence") this.#sequence(entry.value, value, path);
    else if (entry.type === "array" && this.#isByte(entry.value)) this.#hex(entry.len, value, path);
    else if (entry.type === "enum") this.#enumeration(entry, value, path);
    else this.#composite(entry, value, path);
  }

  /** The same for what a variant of an enumeration holds, such as the arguments of a call. */
  variant(variant: Variant, value: unknown, path = ""): void {
    if (variant.type === "lookupEntry") this.check(variant.value, value, path);
    else this.#composite(variant, value, path);
  }

  #composite(type: LookupEntry | Variant, value: unknown, path: string): void {
    if (type.type === "struct") this.#fields(type.value, value, path);
    else if (type.type === "tuple") this.#tuple(type.value, value, path);
    else if (type.type === "array") this.#list(type.value, value, path, type.len);
  }

  #expect(fits: boolean, value: unknown, wanted: string, path: string): void {
    if (!fits) throw new Error(`${path === "" ? "" : `${path}: `}${show(value)} is not ${wanted}`);
  }

  #isByte(entry: LookupEntry): boolean {
    return entry.type === "primitive" && entry.value === "u8";
  }

  #primitive(name: string, value: unknown, path: string): void {
    if (name === "bool") this.#expect(typeof value === "boolean", value, "true or false", path);
    else if (name === "str" || name === "char") this.#expect(typeof value === "string", value, "a text", path);
    else this.#integer(name, value, path);
  }

  #integer(name: string, value: unknown, path: string): void {
    const bits = Number(name.slice(1));
    const [least, most] = name.startsWith("i")
      ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
      : [0n, (1n << BigInt(bits)) - 1n];
    const isWide = bits > 32;
    const isWhole = isWide ? typeof value === "bigint" : typeof value === "number" && Number.isInteger(value);
    const fits = isWhole && isWithin(value, least, most);
    this.#expect(fits, value, `a ${isWide ? "bigint" : "whole number"} of ${least} to ${most}`, path);
  }

  #hex(length: number, value: unknown, path: string): void {
    const fits = typeof value === "string" && value.length === 2 + 2 * length && /^0x[0-9a-f]*$/i.test(value);
    this.#expect(fits, value, `0x and ${2 * length} hex digits`, path);
  }

  #sequence(entry: LookupEntry, value: unknown, path: string): void {
    if (this.#isByte(entry)) this.#expect(value instanceof Uint8Array, value, "a Uint8Array", path);
    else this.#list(entry, value, path);
  }

  #list(entry: LookupEntry, value: unknown, path: string, length?: number): void {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const fits = list === value && list.length === (length ?? list.length);
    this.#expect(fits, value, length === undefined ? "a list" : `a list of ${length}`, path);
    for (const [at, item] of list.entries()) this.check(entry, item, `${path}[${at}]`);
  }

  #tuple(entries: readonly LookupEntry[], value: unknown, path: string): void {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    this.#expect(list.length === entries.length, value, `a list of ${entries.length}`, path);
    for (const [at, entry] of entries.entries()) this.check(entry, list[at], `${path}[${at}]`);
  }

  #fields(fields: Readonly<Record<string, LookupEntry>>, value: unknown, path: string): void {
    const record = isRecord(value) ? value : {};
    this.#expect(record === value, value, "an object", path);
    for (const [name, entry] of Object.entries(fields))
      this.check(entry, record[name], path === "" ? name : `${path}.${name}`);
  }

  #enumeration({ id, value: variants }: Enumeration, value: unknown, path: string): void {
    const { type, value: inner } = isRecord(value) ? value : {};
    const variant = typeof type === "string" && Object.hasOwn(variants, type) ? variants[type] : undefined;
    if (typeof type === "string" && variant !== undefined) {
      const { type: name } = isRecord(inner) ? inner : {};
      if (id === this.#call && typeof name === "string") this.#onCall(type, name);
      this.variant(variant, inner, path === "" ? type : `${path}.${type}`);
    } else {
      const names = Object.keys(variants);
      const some = names.slice(0, 5).join(", ") + (names.length > 5 ? ", …" : "");
      this.#expect(false, isRecord(value) ? type : value, `the type of one of ${some}`, path);
    }
  }
}
