import * as z from "zod";
import type { Parameter, StateValue, Value } from "../../../parts/parameters/definitions.ts";

/** Changes that are asked for at once. */
export const ROWS = 200;
const DIGITS = /^-?\d{1,40}$/;

const plain = z.union([z.boolean(), z.number(), z.string().regex(DIGITS).transform(BigInt)]);
/** A value of the state; wide integers come as texts. */
const stateValue = z.union([plain, z.array(plain).max(8)]);

/** Changes of entries of a subnet, newest first, as the index answers. */
export const changePage = z.object({
  items: z
    .array(
      z.object({
        height: z.int().nonnegative(),
        number: z.int().nonnegative(),
        time: z.number().min(0).max(8_640_000_000_000_000).nullable(),
        item: z.string().max(64),
        extrinsic: z.int().nonnegative().nullable(),
        signer: z.string().max(64).nullable(),
        before: z.unknown(),
        value: z.unknown(),
      }),
    )
    .max(ROWS),
  next: z.string().max(4000).nullable(),
});

/** A change of a parameter; a value is `undefined` where the state had none, for which the chain's default holds. */
export interface Change {
  readonly height: number;
  readonly number: number;
  readonly time: number | null;
  readonly extrinsic: number | null;
  /** Address of who signed that. */
  readonly signer: string | null;
  readonly before: Value | undefined;
  readonly value: Value | undefined;
}

const isValue = (value: StateValue | undefined): value is Value | undefined => !Array.isArray(value);

/** Reads a value of the state; `null` when it has another form than the parameter's. */
function readValue(told: unknown, { read = (value) => value }: Parameter): Value | undefined | null {
  if (told === null || told === undefined) return undefined;
  const found = stateValue.safeParse(told);
  const value = found.success ? read(found.data) : undefined;
  return value !== undefined && isValue(value) ? value : null;
}

/** Returns the changes of a parameter among those of a subnet; what is of another form is left out. */
export function changesOf({ items }: z.output<typeof changePage>, parameter: Parameter): readonly Change[] {
  return items.flatMap(({ item, before: from, value: to, ...place }) => {
    if (item !== parameter.item) return [];
    const [before, value] = [readValue(from, parameter), readValue(to, parameter)];
    // Of an item with several parameters, another one has changed.
    return before === null || value === null || before === value ? [] : [{ ...place, before, value }];
  });
}
