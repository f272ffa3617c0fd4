import type { Filters } from "./order.ts";

/** Alternatives by which one of several columns has a value; `undefined` without a value. */
export function either(value: string | number | undefined, ...columns: readonly string[]): Filters[] | undefined {
  return value === undefined ? undefined : columns.map((column) => ({ [column]: value }));
}

/** Parties of a movement of stake, each of which may be where it comes from or where it goes. */
export interface Parties {
  readonly coldkey?: string | undefined;
  readonly hotkey?: string | undefined;
  readonly netuid?: number | undefined;
}

/** Filters for movements of stake from or to all of these. */
export function involving({ coldkey, hotkey, netuid }: Parties): {
  readonly filters: Filters;
  readonly either: readonly Filters[] | undefined;
} {
  const given = Object.entries({ coldkey, hotkey, netuid }).filter(([, value]) => value !== undefined);
  const [first, ...others] = given;
  return {
    either: first && either(first[1], first[0], `to_${first[0]}`),
    filters: Object.fromEntries(others.map(([column, value]) => [`${column}|to_${column}`, value])),
  };
}
