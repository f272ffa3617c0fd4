import { toHex } from "@opentao/codec";

/**
 * A value of the chain as JSON text: integers wider than 32 bits as texts, bytes as hex digits, what is absent as
 * `null`. Whatever characters a stranger has put in, the text is plain JSON.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(plain(value)) ?? "null";
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value === undefined) return null;
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
