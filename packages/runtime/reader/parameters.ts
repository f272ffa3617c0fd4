import { PARAMETERS_KEY, PARAMETERS_LENGTH } from "./facts";
import { lengthOf, pointerOf } from "./span";
import { ABSENT, read } from "./storage";

/**
 * Returns the address of the chain's parameters. A chain without them has no runtime that could answer: the call fails.
 */
export function parameters(): usize {
  const value = read(PARAMETERS_KEY);
  assert(value !== ABSENT && lengthOf(value) === PARAMETERS_LENGTH);
  return pointerOf(value);
}
