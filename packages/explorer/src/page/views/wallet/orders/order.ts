import * as z from "zod";

const address = z.string().max(64);
const netuid = z.int().min(0).max(65_535);
/** Amount in rao: of TAO, or of a subnet's alpha. */
const amount = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt);

/** Something that a visitor wants done, as it is kept: amounts as digits. */
export const orderForm = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("send"), to: address, amount }),
  z.object({ kind: z.literal("stake"), netuid, hotkey: address, amount }),
  /** `isWhole`: all that is there when the block comes; `amount` is what was there when it was ordered. */
  z.object({ kind: z.literal("unstake"), netuid, hotkey: address, amount, isWhole: z.boolean().default(false) }),
  z.object({
    kind: z.literal("move"),
    ...{ from: netuid, to: netuid, fromHotkey: address, toHotkey: address, amount },
  }),
  z.object({ kind: z.literal("claim"), netuids: z.array(netuid).min(1).max(5) }),
  /** `most` is what the registration may cost. */
  z.object({ kind: z.literal("register"), netuid, hotkey: address, most: amount }),
]);

/** Something that a visitor wants done. Amounts in rao. */
export type Order = z.output<typeof orderForm>;
/** Kind of an order. */
export type OrderKind = Order["kind"];
