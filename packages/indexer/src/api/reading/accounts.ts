import { type Kysely, sql } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { amount, integer, text } from "../forms/record.ts";
import { NEURON } from "../forms/records.ts";
import { findAll } from "./find.ts";

/** Positions and neurons that an account's overview names; there are lists for more. */
const MOST = 100;

/** Stake of a coldkey with a hotkey on a subnet. */
const POSITION = z
  .strictObject({
    hotkey: text,
    netuid: integer,
    alpha: amount.meta({ description: "Its part of the hotkey's alpha by shares, rounded down. On root: rao of TAO." }),
    value: amount.nullable().meta({
      description: "That alpha at the pool's price, null before the first trade; a sale of all would bring less.",
    }),
  })
  .meta({ id: "Position" });

/** An account as it is now. */
export const ACCOUNT = z
  .strictObject({
    address: text,
    free: amount,
    reserved: amount,
    positions: z.array(POSITION).meta({ description: `Stake as a coldkey, ${MOST} positions at most.` }),
    neurons: z.array(NEURON.schema).meta({ description: `UIDs as a hotkey, ${MOST} at most.` }),
    stake: z
      .array(z.strictObject({ netuid: integer, alpha: amount }))
      .meta({ description: `Alpha of all who stake with it as a hotkey, on ${MOST} subnets at most.` }),
    lastChange: integer.nullable().meta({ description: "Block of the last change of any of its amounts." }),
  })
  .meta({ id: "Account" });

const share = z.union([
  z.object({ mantissa: z.coerce.bigint(), exponent: z.coerce.bigint() }),
  // The older form of shares: a fraction of 64 bits.
  z.coerce.bigint().transform((mantissa) => ({ mantissa, exponent: 0n })),
]);

/** Part of an amount: `mine` of `all` shares. Exponents differ by what a share has of digits; more is nothing. */
function partOf(total: bigint, mine: string, all: string): bigint {
  const [a, b] = [share.safeParse(JSON.parse(mine)), share.safeParse(JSON.parse(all))];
  if (!a.success || !b.success || b.data.mantissa === 0n) return 0n;
  const shift = a.data.exponent - b.data.exponent;
  if (shift < -80n || shift > 80n) return 0n;
  const [up, down] = shift >= 0n ? [10n ** shift, 1n] : [1n, 10n ** -shift];
  const part = (total * a.data.mantissa * up) / (b.data.mantissa * down);
  return part > total ? total : part;
}

interface PositionRow {
  readonly hotkey: string;
  readonly netuid: number;
  readonly mine: string;
  readonly all: string | null;
  readonly total: bigint | null;
  readonly price: bigint | null;
}

const ONE = 1_000_000_000n;
const ROOT = 0;

async function positionsOf(db: Kysely<Tables>, coldkey: string): Promise<z.infer<typeof POSITION>[]> {
  const { rows } = await sql<PositionRow>`
    select s.hotkey, s.netuid, s.share as mine, p.price,
      (select a.share from shares a where a.hotkey = s.hotkey and a.coldkey = '' and a.netuid = s.netuid) as all,
      (select amount from totals t where t.account = s.hotkey and t.quantity = 'stake' and t.netuid = s.netuid) as total
    from (select * from shares where coldkey = ${coldkey} order by hotkey, netuid limit ${MOST}) s
    left join pools p on p.netuid = s.netuid order by s.hotkey, s.netuid`.execute(db);
  return rows.map(({ hotkey, netuid, mine, all, total, price }) => {
    const alpha = all === null || total === null ? 0n : partOf(total, mine, all);
    const at = netuid === ROOT ? ONE : price;
    return { hotkey, netuid, alpha: String(alpha), value: at === null ? null : String((alpha * at) / ONE) };
  });
}

/** An account as it is now; `undefined` when the index has never heard of it. */
export async function accountOf(db: Kysely<Tables>, address: string): Promise<z.infer<typeof ACCOUNT> | undefined> {
  const totals = await db
    .selectFrom("totals")
    .select(["quantity", "netuid", "amount", "height"])
    .where("account", "=", address)
    .where("quantity", "in", ["free", "reserved", "stake"])
    .orderBy("quantity")
    .orderBy("netuid")
    .limit(MOST + 2)
    .execute();
  const positions = await positionsOf(db, address);
  const neurons = await findAll(db, NEURON, { hotkey: address }, ["netuid", "uid"], MOST);
  if (totals.length + positions.length + neurons.length === 0) return undefined;
  const held = (quantity: string) => String(totals.find((one) => one.quantity === quantity)?.amount ?? 0n);
  const stake = totals.filter(({ quantity }) => quantity === "stake");
  const last = totals.map(({ height }) => height).sort((a, b) => b - a)[0];
  return {
    ...{ address, free: held("free"), reserved: held("reserved"), positions, neurons },
    stake: stake.map(({ netuid, amount: alpha }) => ({ netuid, alpha: String(alpha) })),
    lastChange: last ?? null,
  };
}
