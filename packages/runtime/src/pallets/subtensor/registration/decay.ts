/**
 * Decay by a half-life in 32-bit fractions (protocol: consensus §4.6).
 *
 * @packageDocumentation
 */

const ONE = 1n << 32n;
const HALF = 1n << 31n;

/** `base^exponent` in 32-bit fractions: square and multiply from the lowest bit, each product rounded down. */
function power(base: bigint, exponent: number): bigint {
  let result = ONE;
  let square = base;
  for (let bits = exponent; bits > 0; bits >>>= 1) {
    if (bits & 1) result = (result * square) >> 32n;
    square = (square * square) >> 32n;
  }
  return result;
}

function findFactor(halfLife: number): bigint {
  let low = 0n;
  let high = ONE;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (power(middle, halfLife) <= HALF) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const known = new Map<number, bigint>();

/**
 * The largest factor (in 2⁻³²) that, applied `halfLife` times, leaves at most a half. A pure function; found values are
 * kept.
 */
export function decayFactor(halfLife: number): bigint {
  const factor = known.get(halfLife) ?? findFactor(halfLife);
  known.set(halfLife, factor);
  return factor;
}

/** `amount` after one block of decay with this half-life; unchanged for a half-life of 0. */
export function decayOnce(amount: bigint, halfLife: number): bigint {
  return halfLife === 0 ? amount : (amount * decayFactor(halfLife)) >> 32n;
}
