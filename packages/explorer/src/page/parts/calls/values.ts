import { fieldOf } from "./sentences.ts";

/** Contents of a decoded value: its own name where it is one of several, and what is below it. */
export interface Branches {
  readonly name: string | undefined;
  /** `Pallet.entry` that what is below belongs to. */
  readonly owner: string;
  readonly isList: boolean;
  readonly list: readonly { readonly name: string; readonly value: unknown }[];
}

/** Longest bytes that are read as a text. */
const MAX_TEXT_BYTES = 4_096;
const strict = new TextDecoder("utf-8", { fatal: true });

/** Returns bytes as a text, when they are one that people can read. */
export function readableText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || bytes.length > MAX_TEXT_BYTES) return undefined;
  try {
    const text = strict.decode(bytes);
    return /[\p{Cc}\p{Co}\p{Cn}]/u.test(text.replace(/[\n\t]/g, "")) ? undefined : text;
  } catch {
    return undefined;
  }
}

function isVariant(value: object): boolean {
  const keys = Object.keys(value);
  return typeof fieldOf(value, "type") === "string" && keys.every((key) => key === "type" || key === "value");
}

function entries(value: unknown): Branches["list"] {
  if (value === undefined || value === null) return [];
  const isWhole = typeof value !== "object" || value instanceof Uint8Array || Array.isArray(value) || isVariant(value);
  if (isWhole) return [{ name: "value", value }];
  return Object.entries(value).map(([name, inner]) => ({ name, value: inner }));
}

/** Returns what a decoded object or list holds. A call within a value is named as one: `Balances.transfer_all`. */
export function branchesOf(value: object, owner: string): Branches {
  if (Array.isArray(value)) {
    const list = value.map((inner: unknown, at) => ({ name: `${at}`, value: inner }));
    return { name: undefined, owner, isList: true, list };
  }
  if (!isVariant(value)) return { name: undefined, owner, isList: false, list: entries(value) };
  const [type, inner] = [`${fieldOf(value, "type")}`, fieldOf(value, "value")];
  const entry = fieldOf(inner, "type");
  if (typeof inner === "object" && inner !== null && isVariant(inner) && typeof entry === "string") {
    const name = `${type}.${entry}`;
    return { name, owner: name, isList: false, list: entries(fieldOf(inner, "value")) };
  }
  return { name: type, owner, isList: false, list: entries(inner) };
}
