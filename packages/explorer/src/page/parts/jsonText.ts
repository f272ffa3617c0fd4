import { toHex } from "@opentao/codec";

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return toHex(value);
  if (value instanceof Map) return Object.fromEntries(value);
  return value;
}

/** Returns decoded values as JSON: integers wider than 32 bits as texts, bytes in hex. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => plain(inner), 2);
}
