import type { Fixed, FixedType } from "./fixedType.ts";
import { eulerNumber } from "./logarithm.ts";

/** Bound of the argument beyond which {@link expSafe} does not look. */
const SAFE_RANGE = 20;

/** 1 + z + z²/2! + …, as many terms as the type has fraction bits less one; `undefined` on overflow. */
function series<K extends string>(type: FixedType<K>, z: Fixed<K>): Fixed<K> | undefined {
  let term: Fixed<K> | undefined = z;
  let result = type.checkedAdd(type.one, z);
  for (let i = 2; i < type.fractionBits && result !== undefined; i += 1) {
    term = type.checkedMul(term, z);
    if (term === undefined) return undefined;
    term = type.fromBits(term / BigInt(i));
    if (term === 0n) break; // all further terms are 0 as well
    result = type.checkedAdd(result, term);
  }
  return result;
}

/**
 * e^x by a Taylor series of fixed length, less precise than the type (protocol: consensus §1.5). A negative argument
 * gives the reciprocal of the series; 0 and 1 are answered exactly.
 *
 * @returns `undefined` when a step overflows
 */
export function exp<K extends string>(type: FixedType<K>, x: Fixed<K>): Fixed<K> | undefined {
  if (x === 0n) return type.one;
  if (x === type.one) return eulerNumber(type);
  if (x > 0n) return series(type, x);
  const positive = type.checkedSub(type.zero, x);
  const result = positive === undefined ? undefined : series(type, positive);
  return result === undefined ? undefined : type.checkedDiv(type.one, result);
}

/**
 * {@link exp} of `x` limited to −20 … 20; on overflow 0 for an argument that is not positive, else the type's maximum.
 */
export function expSafe<K extends string>(type: FixedType<K>, x: Fixed<K>): Fixed<K> {
  const limit = type.fromInteger(SAFE_RANGE);
  const limited = type.least(type.greatest(x, type.sub(type.zero, limit)), limit);
  return exp(type, limited) ?? (limited <= 0n ? type.zero : type.max);
}
