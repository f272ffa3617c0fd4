const RAO_PER_TAO = 1_000_000_000n;

/** Formats a whole number, its digits in groups of three: `1,234,567`. */
export function grouped(value: bigint | number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Formats a count with its unit: `1 block`, `2,000 blocks`. */
export function counted(count: bigint | number, unit: string): string {
  return `${grouped(count)} ${unit}${Number(count) === 1 ? "" : "s"}`;
}

/** Formats rao as TAO with up to nine decimals, without trailing zeros: `1,234.5`, `0.000000001`. */
export function formatTao(rao: bigint): string {
  const sign = rao < 0n ? "-" : "";
  const amount = rao < 0n ? -rao : rao;
  const fraction = (amount % RAO_PER_TAO).toString().padStart(9, "0").replace(/0+$/, "");
  return `${sign}${grouped(amount / RAO_PER_TAO)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Formats rao as TAO rounded down to four decimals, for tables: `1,234.5000`. */
export function shortTao(rao: bigint): string {
  const tenThousandths = rao / (RAO_PER_TAO / 10_000n);
  return `${grouped(tenThousandths / 10_000n)}.${(tenThousandths % 10_000n).toString().padStart(4, "0")}`;
}

/**
 * Parses TAO as a person writes it (`1`, `0.5`, `12.000000001`). A comma is refused: it stands before decimals for some
 * people and between thousands for others, and an amount has one meaning.
 *
 * @returns the amount in rao; `undefined` when the text is not an amount with at most nine decimals
 */
export function parseTao(text: string): bigint | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, whole = "0", fraction = ""] = match;
  return BigInt(whole) * RAO_PER_TAO + BigInt(fraction.padEnd(9, "0"));
}

/** Says how an amount is written, to whom wrote it otherwise. */
export function amountHint(text: string): string {
  return text.includes(",")
    ? "Write it without commas, with a point before decimals: 1500 or 1.5."
    : "Give a decimal number above 0 with at most nine decimals, such as 1.5.";
}

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** Formats a number of bytes in the unit that suits it: `512 B`, `1.5 GiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${BYTE_UNITS[unit]}`;
}
