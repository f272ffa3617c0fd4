import { GLOBAL_V6, PRIVATE_V4, PRIVATE_V6, type Range, SPECIAL_V4, SPECIAL_V6 } from "./ranges.ts";

/** Scope of an address: reachable by anybody, on a private network, or no endpoint of others. */
export type AddressScope = "public" | "private" | "special";

function contains([first, bits]: Range, value: bigint, width: bigint): boolean {
  const rest = width - BigInt(bits);
  return value >> rest === first >> rest;
}

/** The scope of an address that is given as a number; special for what is no address of that type (4 or 6). */
export function addressScope(value: bigint, type: number): AddressScope {
  const width = type === 4 ? 32n : 128n;
  if ((type !== 4 && type !== 6) || value < 0n || value >> width !== 0n) return "special";
  const isIn = (range: Range): boolean => contains(range, value, width);
  if ((type === 4 ? PRIVATE_V4 : PRIVATE_V6).some(isIn)) return "private";
  if (type === 6 && !isIn(GLOBAL_V6)) return "special";
  return (type === 4 ? SPECIAL_V4 : SPECIAL_V6).some(isIn) ? "special" : "public";
}
