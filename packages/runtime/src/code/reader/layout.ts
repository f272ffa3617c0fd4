import { ChainParameters } from "../../parameters.ts";

/** Place of a field in the encoded {@link ChainParameters}, in bytes. */
export interface FieldPlace {
  readonly name: keyof ChainParameters;
  readonly offset: number;
  readonly width: number;
  readonly isFlag: boolean;
}

/** Parameters by which fields are told apart: every flag off, every byte of every number the same. */
export const base: ChainParameters = {
  slotDuration: 0x5a5a_5a5a_5a5a_5a5an,
  fast: false,
  fairLaunch: false,
  initialTempo: 0x5a5a,
  weightsRateLimit: 0x5a5a_5a5a_5a5a_5a5an,
  immunityPeriod: 0x5a5a,
  commitReveal: false,
  networkRateLimit: 0x5a5a_5a5a_5a5a_5a5an,
  powDifficulty: 0x5a5a_5a5a_5a5a_5a5an,
};

/** Parameters that differ from {@link base} in one field, and there in every byte. */
export function withOther(name: keyof ChainParameters): ChainParameters {
  const value = base[name];
  if (typeof value === "boolean") return { ...base, [name]: !value };
  return { ...base, [name]: typeof value === "bigint" ? 0xa5a5_a5a5_a5a5_a5a5n : 0xa5a5 };
}

/** The fields of the parameters in their order. Each has the same width on every chain. */
export function fieldPlaces(): readonly FieldPlace[] {
  const encoded = ChainParameters.encode(base);
  // The keys of an object that has each field once.
  const names = Object.keys(base) as (keyof ChainParameters)[];
  return names
    .map((name) => {
      const [range, ...more] = differences([encoded, ChainParameters.encode(withOther(name))]);
      if (range === undefined || more.length > 0) throw new TypeError(`the field ${name} does not stand in one place`);
      return { name, ...range, isFlag: typeof base[name] === "boolean" };
    })
    .sort((a, b) => a.offset - b.offset);
}

/**
 * Ranges of positions at which byte strings of the same length are not all equal. @throws TypeError when lengths differ
 */
export function differences(all: readonly Uint8Array[]): { readonly offset: number; readonly width: number }[] {
  const [first = new Uint8Array(), ...others] = all;
  if (others.some(({ length }) => length !== first.length)) throw new TypeError("the lengths depend on the parameters");
  const ranges: { offset: number; width: number }[] = [];
  for (let at = 0; at < first.length; at += 1) {
    if (others.every((other) => other[at] === first[at])) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last.offset + last.width === at) last.width += 1;
    else ranges.push({ offset: at, width: 1 });
  }
  return ranges;
}
