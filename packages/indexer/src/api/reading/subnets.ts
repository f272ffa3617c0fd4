import { type Kysely, sql } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { amount, integer, plainValue } from "../forms/record.ts";

const someAmount = amount.nullable();

/** A subnet as it is now. */
export const SUBNET = z
  .strictObject({
    netuid: integer,
    neurons: integer,
    price: someAmount.meta({ description: "Rao for one alpha; null before the first trade." }),
    volume: someAmount,
    poolTao: someAmount,
    poolAlpha: someAmount,
    alphaOut: someAmount.meta({ description: "Alpha outside the pool." }),
    lastEpoch: integer.nullable().meta({ description: "Block of its last epoch." }),
  })
  .meta({ id: "Subnet" });

/** Subnets as they are now, all of them or one. */
export async function subnetsOf(db: Kysely<Tables>, netuid?: number): Promise<object[]> {
  const { rows } = await sql<Record<string, unknown>>`
    with known as (select distinct netuid from totals where account = '' and quantity = 'alpha_out'
      union select netuid from pools)
    select k.netuid,
      (select count(*)::integer from neurons n where n.netuid = k.netuid) as neurons,
      p.price, p.volume,
      (select amount from totals where account = '' and quantity = 'pool_tao' and netuid = k.netuid) as "poolTao",
      (select amount from totals where account = '' and quantity = 'pool_alpha' and netuid = k.netuid) as "poolAlpha",
      (select amount from totals where account = '' and quantity = 'alpha_out' and netuid = k.netuid) as "alphaOut",
      (select height from epochs e where e.netuid = k.netuid order by height desc limit 1) as "lastEpoch"
    from known k left join pools p on p.netuid = k.netuid
    where ${netuid ?? null}::integer is null or k.netuid = ${netuid ?? null}::integer
    order by k.netuid`.execute(db);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plainValue(field, value)])),
  );
}
