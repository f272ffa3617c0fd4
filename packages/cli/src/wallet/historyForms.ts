import * as z from "zod";

const text = z.string().max(200);
const amount = z
  .string()
  .regex(/^-?\d{1,30}$/)
  .transform((digits) => BigInt(digits));
const someAmount = amount.nullable();
const integer = z.int();
/** Block of what happened, and its time, which genesis has not. */
const moment = { height: integer, time: z.number().nullable() };

/** Forms of the records of an index that a history is made of. */
export const FORMS = {
  transfer: z.object({
    ...moment,
    event: integer,
    extrinsic: integer.nullable(),
    sender: text,
    receiver: text,
    amount,
  }),
  movement: z.object({
    ...{
      ...moment,
      event: integer,
      extrinsic: integer.nullable(),
      kind: text,
      coldkey: text,
      hotkey: text,
      netuid: integer,
    },
    ...{ toColdkey: text.nullable(), toHotkey: text.nullable(), toNetuid: integer.nullable() },
    ...{ tao: someAmount, alpha: someAmount, price: someAmount, value: someAmount },
  }),
  registration: z.object({ ...moment, event: integer, netuid: integer, uid: integer, hotkey: text }),
  reward: z.object({ ...moment, netuid: integer, uid: integer, emission: amount }),
  extrinsic: z.object({
    ...{ ...moment, number: integer, pallet: text.nullable(), call: text.nullable() },
    ...{ succeeded: z.boolean().nullable(), fee: someAmount },
  }),
  change: z.object({ ...moment, amount }),
  account: z.object({ free: amount }),
} as const;

/** A record of one of the forms. */
export type RecordOf<Name extends keyof typeof FORMS> = z.output<(typeof FORMS)[Name]>;
