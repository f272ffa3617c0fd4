import { ext_storage_get_version_1 } from "./env";
import { lengthOf, pointerOf, span } from "./span";

/** Stands for a value that is not there: nothing stands at address 0. */
export const ABSENT: u64 = 0;

/** The value under a key, or ABSENT. */
export function read(key: u64): u64 {
  const answer = ext_storage_get_version_1(key);
  const pointer = pointerOf(answer);
  if (load<u8>(pointer) === 0) return ABSENT;
  // What follows is the value with its length before it, in 1, 2 or 4 bytes as the lowest bits say.
  const mode = load<u8>(pointer, 1) & 3;
  const before: u32 = mode === 0 ? 2 : mode === 1 ? 3 : 5;
  assert(mode < 3 && lengthOf(answer) >= before);
  return span(pointer + before, lengthOf(answer) - before);
}

/** The value under a key, or other bytes where there is none. */
export function readOr(key: u64, otherwise: u64): u64 {
  const value = read(key);
  return value === ABSENT ? otherwise : value;
}
