import { type Kysely, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";

/** Subnets whose names are looked through, and of a name the hex digits that are. */
const MOST_SUBNETS = 4096;
const MOST_DIGITS = 512;

/** Name that a subnet's owner gave it, and the symbol of its token; `null` where it has none. All is anybody's text. */
export interface NamedSubnet {
  readonly netuid: number;
  readonly name: string | null;
  readonly symbol: string | null;
}

/** Hex digits between the quotes behind `start`, found without reading JSON: texts of owners are hex digits there. */
const digitsBehind = (start: string) => sql`left(substring(value from ${`${start}"0x([0-9a-f]*)"`}), ${MOST_DIGITS})`;

/** Reads the names of all subnets, in the order of their numbers. */
export async function subnetNames(db: Kysely<Tables>): Promise<NamedSubnet[]> {
  const texts = (item: string, start: string) => sql`(select netuid, ${digitsBehind(start)} as digits from state
    where pallet = 'SubtensorModule' and item = ${item} and netuid >= 0
    order by pallet, item, keys limit ${MOST_SUBNETS})`;
  const { rows } = await sql<{ netuid: number; name: string | null; symbol: string | null }>`
    select netuid, n.digits as name, s.digits as symbol
    from ${texts("SubnetIdentitiesV3", '"subnet_name":')} n full join ${texts("TokenSymbol", "")} s using (netuid)
    order by netuid`.execute(db);
  return rows.map(({ netuid, name, symbol }) => ({ netuid, name: textOf(name), symbol: textOf(symbol) }));
}

function textOf(digits: string | null): string | null {
  return digits === null ? null : Buffer.from(digits, "hex").toString("utf8");
}
