import { InvalidArgumentError } from "commander";

const U16_MOST = 65_535;
const U64_MOST = (1n << 64n) - 1n;
/** Percent with at most six digits behind the point, in millionths of a percent. */
const WHOLE = 100_000_000n;

function millionths(text: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,6}))?%?$/.exec(text) ?? [];
  const value = whole === undefined ? -1n : BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  if (value >= 0n && value <= WHOLE) return value;
  throw new InvalidArgumentError("Give percent from 0 to 100, such as 18 or 12.5.");
}

/** Parses percent into a part of 65535, as the chain counts takes: the nearest. */
export function percentOfU16(text: string): number {
  return Number((millionths(text) * BigInt(U16_MOST) + WHOLE / 2n) / WHOLE);
}

/** Parses percent into a part of 2⁶⁴ − 1, as the chain counts shares of stake: rounded down. */
export function percentOfU64(text: string): bigint {
  return (millionths(text) * U64_MOST) / WHOLE;
}

/** Formats a part of 65535 as percent. */
export function u16Percent(part: number): string {
  return `${((part / U16_MOST) * 100).toFixed(2)}%`;
}

/** Formats a part of 2⁶⁴ − 1 as percent. */
export function u64Percent(part: bigint): string {
  return `${(Number((part * 1_000_000n + U64_MOST / 2n) / U64_MOST) / 10_000).toFixed(4)}%`;
}
