import { z } from "zod";

/** A value of a parameter in the data of an event: wide integers come as texts. */
const value = z.union([
  z.boolean(),
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,40}$/)
    .transform(BigInt),
]);

/** Data of an event of a change: a list, or fields by name, of which the first is the subnet. */
const data = z.union([
  z.tuple([z.int(), value]),
  z.record(z.string().max(64), value).transform((fields) => Object.values(fields)),
]);

/** A page of events of changes, as the index answers. */
export const changeEvents = z.object({
  items: z
    .array(
      z.object({
        height: z.int(),
        number: z.int(),
        time: z.number().nullable(),
        data: z.unknown(),
      }),
    )
    .max(200),
});

/** A change of a parameter. */
export interface Change {
  readonly height: number;
  readonly number: number;
  readonly time: number | null;
  readonly value: boolean | number | bigint;
}

/** Returns the changes of a subnet among events of all subnets; what is of another form is left out. */
export function changesOf(events: z.infer<typeof changeEvents>, netuid: number): readonly Change[] {
  return events.items.flatMap(({ height, number, time, data: told }) => {
    const read = data.safeParse(told);
    if (!read.success) return [];
    const [subnet, to] = read.data;
    return subnet === netuid && to !== undefined ? [{ height, number, time, value: to }] : [];
  });
}
