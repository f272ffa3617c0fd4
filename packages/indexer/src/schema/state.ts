import { type Kysely, sql } from "kysely";
import { AMOUNT, createTables, INTEGER, type Table, TEXT } from "./create.ts";

const ENTRY = { pallet: TEXT, item: TEXT, keys: TEXT, netuid: INTEGER, account: TEXT, value: TEXT } as const;

const TABLES: Readonly<Record<string, Table>> = {
  supply: {
    columns: { start: "bigint", height: INTEGER, issuance: AMOUNT, root: AMOUNT, pools: AMOUNT },
    key: ["start"],
  },
  state: {
    columns: { ...ENTRY, height: INTEGER },
    key: ["pallet", "item", "keys"],
    indexes: [
      ["account", "pallet", "item"],
      ["netuid", "pallet", "item"],
    ],
  },
  state_changes: {
    columns: { ...ENTRY, height: INTEGER, before: TEXT, extrinsic: INTEGER },
    key: ["pallet", "item", "keys", "height"],
    optional: ["value", "before", "extrinsic"],
    indexes: [["height"], ["account", "height"], ["netuid", "height"]],
  },
};

/** Value that an entry of a subnet held last, before the subnet ended. */
function last(item: string): string {
  return `(select value from state_changes s where pallet = 'SubtensorModule' and item = '${item}'
    and s.keys = lives.keys and (ended is null or s.height <= ended) and value is not null
    order by s.height desc limit 1)`;
}

/** Subnets by the changes of NetworksAdded; one that a whole state shows again is the same. */
const SUBNETS = `create view subnets as select netuid, created, ended,
  substring(${last("NetworkRegisteredAt")} from '[0-9]+')::numeric as registered, trim(both '"' from ${last("SubnetOwner")}) as owner,
  trim(both '"' from ${last("TokenSymbol")}) as symbol, ${last("SubnetIdentitiesV3")} as identity_json
  from (
    select keys, netuid, value, height as created,
      lead(height) over (partition by netuid order by height) as ended
    from state_changes where pallet = 'SubtensorModule' and item = 'NetworksAdded'
  ) lives where value = 'true'`;

const SUDO_CALLS = `create view sudo_calls as
  select e.height, e.number as event, e.extrinsic, x.signer, x.args_json, e.data as result_json
  from events e left join extrinsics x on x.height = e.height and x.number = e.extrinsic
  where e.pallet = 'Sudo' and e.name in ('Sudid', 'SudoAsDone')`;

/** Adds entries of the state with their history, authors, supply, and candles of a minute and a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, TABLES);
  for (const statement of [
    `alter table chain add column state_from integer`,
    `alter table blocks add column author text`,
    `create index blocks_by_author_height on blocks (author, height)`,
    // The columns of a candle stand in the order of their type: it is made anew.
    `alter table candles rename to hours`,
    `alter table hours rename constraint candles_pkey to hours_pkey`,
    `create table candles (netuid integer not null, seconds integer not null, start bigint not null,
      open numeric not null, high numeric not null, low numeric not null, close numeric not null,
      volume numeric not null, primary key (netuid, seconds, start))`,
    `create index candles_by_seconds_start on candles (seconds, start)`,
    `insert into candles select netuid, 3600, start, open, high, low, close, volume from hours`,
    `insert into candles select netuid, 86400, start - start % 86400000, (array_agg(open order by start))[1],
      max(high), min(low), (array_agg(close order by start desc))[1], sum(volume)
      from hours group by netuid, start - start % 86400000`,
    `drop table hours`,
    SUBNETS,
    SUDO_CALLS,
  ]) {
    await sql.raw(statement).execute(db);
  }
}
