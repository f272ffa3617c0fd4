import { type Kysely, sql } from "kysely";

/** Orders in which the API lists entries of the state and their changes, as lists.ts has them for other tables. */
const INDEXES: readonly (readonly [table: string, ...columns: string[]])[] = [
  ["state_changes", "height", "number"],
  ["state_changes", "pallet", "item", "height", "number"],
  ["state_changes", "account", "height", "number"],
  ["state_changes", "netuid", "height", "number"],
  ["state_changes", "netuid", "account", "height", "number"],
  ["state_changes", "netuid", "account", "pallet", "item", "height", "number"],
  ["state", "account", "pallet", "item", "keys"],
  ["state", "netuid", "pallet", "item", "keys"],
  ["supply", "height"],
];

/** Indexes of older versions that those above make superfluous. */
const SUPERFLUOUS = [
  ...["state_changes_by_height", "state_changes_by_account_height", "state_changes_by_netuid_height"],
  ...["state_by_account_pallet_item", "state_by_netuid_pallet_item"],
];

/** The calls with the name of the event that tells of each, by which they are looked up. */
const SUDO_CALLS = `create view sudo_calls as
  select e.height, e.number as event, e.name as kind, e.extrinsic, x.signer, x.args_json, e.data as result_json
  from events e left join extrinsics x on x.height = e.height and x.number = e.extrinsic
  where e.pallet = 'Sudo' and e.name in ('Sudid', 'SudoAsDone')`;

/** Numbers the changes of entries within their blocks, and adds the orders in which entries and changes are listed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table state_changes add column number integer`,
    `update state_changes s set number = n.number from (
      select pallet, item, keys, height, row_number() over (partition by height order by pallet, item, keys) - 1 as number
      from state_changes) n
      where n.pallet = s.pallet and n.item = s.item and n.keys = s.keys and n.height = s.height`,
    `alter table state_changes alter column number set not null`,
    ...SUPERFLUOUS.map((name) => `drop index "${name}"`),
    ...INDEXES.map(([table, ...columns]) => {
      const list = columns.map((column) => `"${column}"`).join(", ");
      return `create index "${table}_by_${columns.join("_")}" on "${table}" (${list})`;
    }),
    `drop view sudo_calls`,
    SUDO_CALLS,
  ]) {
    await sql.raw(statement).execute(db);
  }
}
