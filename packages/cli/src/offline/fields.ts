import { toHex } from "@opentao/codec";
import { safeCell } from "../output/text.ts";
import { formatTao, grouped } from "../output/units.ts";

/** Longest text that is shown of bytes, in characters. */
const MAX_TEXT = 400;
/** Names of arguments that are amounts in billionths. */
const AMOUNT = /^(value|limit_price.*|.*amount.*|.*_(tao|alpha))$/;
const isPrintable = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+$/u;

/** Returns the names that addresses are known by here; `undefined` for others. */
export type NameOf = (address: string) => string | undefined;

function bytesText(value: Uint8Array): string {
  const hex = toHex(value);
  const shown = hex.length > MAX_TEXT ? `${hex.slice(0, MAX_TEXT)}… (${value.length} bytes)` : hex;
  const text = new TextDecoder().decode(value);
  return isPrintable.test(text) && value.length <= MAX_TEXT ? `${JSON.stringify(text)} (${shown})` : shown;
}

function textOf(name: string, value: unknown, nameOf: NameOf): string | undefined {
  if (value === undefined) return "none";
  if (typeof value === "bigint")
    return AMOUNT.test(name) ? `${formatTao(value)} (${grouped(value)} billionths)` : grouped(value);
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value !== "string") return undefined;
  const known = nameOf(value);
  const shown = value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}… (${value.length} characters)` : value;
  return known === undefined ? safeCell(shown, 2 * MAX_TEXT) : `${shown} (here: ${safeCell(known, 64)})`;
}

/**
 * Renders a value that a runtime's types have decoded, a call in the first place, as lines of fields: a person can read
 * what is in it, each part of it.
 */
export function fieldLines(name: string, value: unknown, nameOf: NameOf, indent = ""): readonly string[] {
  const text = textOf(name, value, nameOf);
  if (text !== undefined) return [`${indent}${name}: ${text}`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}${name}: none`];
    return value.flatMap((item: unknown, at) => fieldLines(`${name} ${at + 1}`, item, nameOf, indent));
  }
  const fields = Object.entries(value ?? {});
  const [kind, inner] = [fields.find(([key]) => key === "type")?.[1], fields.find(([key]) => key === "value")];
  if (typeof kind === "string" && fields.length <= 2) {
    if (inner?.[1] === undefined) return [`${indent}${name}: ${kind}`];
    // Of an account there is one form that people know.
    if (kind === "Id") return fieldLines(name, inner[1], nameOf, indent);
    return [`${indent}${name}: ${kind}`, ...fieldLines("of", inner[1], nameOf, `${indent}  `)];
  }
  return [`${indent}${name}:`, ...fields.flatMap(([key, item]) => fieldLines(key, item, nameOf, `${indent}  `))];
}

/** Renders a call: its name, and a line for each argument. */
export function callLines(
  { type, value }: { readonly type: string; readonly value: { readonly type: string; readonly value?: unknown } },
  nameOf: NameOf,
): readonly string[] {
  const args = Object.entries(value.value ?? {});
  return [`${type}.${value.type}`, ...args.flatMap(([key, item]) => fieldLines(key, item, nameOf, "  "))];
}
