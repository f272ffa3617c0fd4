const bitLength = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);

/**
 * The largest `r` with `r^degree × divisor ≤ value`: the floor of a root of a fraction, found bit by bit.
 *
 * @param value - not negative
 * @param divisor - positive
 * @param degree - positive
 */
export function rootOfFraction(value: bigint, divisor: bigint, degree: number): bigint {
  const quotient = value / divisor;
  if (degree === 1) return quotient;
  const exponent = BigInt(degree);
  let root = 0n;
  for (let bit = Math.ceil(bitLength(quotient) / degree); bit >= 0; bit -= 1) {
    const candidate = root | (1n << BigInt(bit));
    if (candidate ** exponent * divisor <= value) root = candidate;
  }
  return root;
}
