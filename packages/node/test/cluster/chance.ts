/** Numbers that look like chance and are the same for the same seed, from 0 to 1 (a linear congruential generator). */
export type Chance = () => number;

/** Chance of a seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
