const DECIMALS = 9;
const DIGITS = /^\d{1,9}(?:[.,](\d{1,9}))?$/;

/**
 * Returns the rao of an amount as somebody types it, with a point or a comma before its decimals; `undefined` for what
 * is none, and for a comma before three digits, which may be meant as one that parts thousands.
 */
export function raoOf(text: string): bigint | undefined {
  const trimmed = text.trim();
  const found = DIGITS.exec(trimmed);
  if (found === null || /,\d{3}$/.test(trimmed)) return undefined;
  const [whole = "0"] = trimmed.split(/[.,]/);
  const rao = BigInt(whole + (found[1] ?? "").padEnd(DECIMALS, "0"));
  return rao > 0n ? rao : undefined;
}
