import type { Round } from "./load.ts";

/** Rounds that count, and those before them, in which engines optimize what they run. */
const ROUNDS = 7;
const WARM_UP = 2;

/** Has each take its turn, forwards and backwards in turns, so that all see the same machine; their rounds by name. */
export async function inTurns(rounds: ReadonlyMap<string, () => Promise<Round>>): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>();
  const order = [...rounds.keys()];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const name of order) {
      const result = await rounds.get(name)?.();
      if (result !== undefined && round >= WARM_UP) results.set(name, [...(results.get(name) ?? []), result]);
    }
    order.reverse();
  }
  return results;
}

/** A value of two servers in the round in which their ratio is the median of all rounds. */
export function middle(
  value: keyof Round,
  ours: readonly Round[],
  theirs: readonly Round[],
): { readonly value: number; readonly rival: number } {
  const pairs = ours.map((one, i) => ({ value: one[value], rival: theirs[i]?.[value] ?? Number.NaN }));
  pairs.sort((a, b) => a.value / a.rival - b.value / b.rival);
  return pairs[pairs.length >> 1] ?? { value: Number.NaN, rival: Number.NaN };
}
