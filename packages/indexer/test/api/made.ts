import { encodeAddress } from "@opentao/crypto";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../../src/index.ts";

/** Size of a made-up history. */
export interface Size {
  readonly blocks: number;
  /** Transfers in a block, each an extrinsic with two events. */
  readonly transfers: number;
  readonly accounts: number;
  readonly subnets: number;
  /** Neurons of a subnet. */
  readonly neurons: number;
  /** Hours of trade. */
  readonly hours: number;
}

/** Blocks between the epochs of a subnet. */
const TEMPO = 100;

/** Address of a made-up account. */
export function madeAccount(number: number): string {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, number);
  return encodeAddress(bytes);
}

/** Hash of a made-up block, or of the extrinsic of this number. */
export function madeHash(number: number): string {
  return `0x${number.toString(16).padStart(64, "0")}`;
}

/**
 * Fills an index with a history that no chain has had, by statements of the database itself. One transfer follows the
 * other around all accounts; account 1 also sends the first of every tenth block, and receives nothing else there.
 */
export async function makeHistory(db: Kysely<Tables>, size: Size): Promise<void> {
  const { blocks, transfers, accounts, subnets, neurons, hours } = size;
  const addresses = JSON.stringify(Array.from({ length: accounts }, (_, at) => [at, madeAccount(at)]));
  await db.connection().execute(async (one) => {
    const run = (text: string) => sql.raw(text).execute(one);
    await sql`create temporary table accounts as select (pair->>0)::integer as number, pair->>1 as address
      from json_array_elements(${addresses}::json) pair`.execute(one);
    await run("create unique index accounts_by_number on accounts (number)");
    // Indexes are made faster of all rows than row by row.
    const orders = await sql<{ name: string; definition: string }>`select indexname as name, indexdef as definition
      from pg_indexes where schemaname = 'public' and indexdef not like 'CREATE UNIQUE%'`.execute(one);
    for (const { name } of orders.rows) await sql`drop index ${sql.id(name)}`.execute(one);
    const hash = (number: string) => `'0x' || lpad(to_hex(${number}), 64, '0')`;
    const heights = `generate_series(0, ${blocks - 1}) h`;
    const each = `${heights}, generate_series(0, ${transfers - 1}) n
      join accounts a on true join accounts b on true
      where a.number = (h * ${transfers} + n) % ${accounts} and b.number = (h * ${transfers} + n + 1) % ${accounts}`;
    await run(`insert into blocks (height, hash, parent_hash, time, spec_version, extrinsics, events, author)
      select h, ${hash("h")}, ${hash("h - 1")}, 1700000000000 + h * 12000::bigint, 1, ${transfers}, ${2 * transfers + 1},
      a.address from ${heights} join accounts a on a.number = h % 5`);
    await run(`insert into extrinsics select h, n, ${hash(`h * ${transfers} + n`)}, a.address, h, 0, 'Balances',
      'transfer_keep_alive', '{"dest":"' || b.address || '"}', n % 10 <> 9, null, 1000 from ${each}`);
    await run(`insert into events select h, 2 * n + k, n, 'Balances', case k when 0 then 'Transfer' else 'Deposit' end,
      case k when 0 then '{"from":"' || a.address || '","to":"' || b.address || '","amount":"5"}'
      else '{"who":"' || a.address || '","amount":"7"}' end
      from generate_series(0, 1) k, ${each}`);
    await run(`insert into transfers select h, 2 * n, n, a.address, b.address, 5 from ${each}`);
    await run(`insert into event_subjects select sender, height, event from transfers
      union all select receiver, height, event from transfers
      union all select sender, height, event + 1 from transfers order by 1, 2, 3`);
    // As if every second event told of a subnet.
    await run(`insert into event_netuids select n % ${subnets} + 1, h, 2 * n from ${each} order by 1, 2, 3`);
    await run(`insert into changes select h, n, 'free', a.address, -1, -5, 'Balances.Transfer', 2 * n from ${each}`);
    await run(`insert into totals select 'free', address, -1, 1000, ${blocks - 1} from accounts`);
    await run(`insert into stake_movements select h, n, n, 'StakeAdded', a.address, b.address, n % ${subnets} + 1,
      null, null, null, 5, 5, 0, 1000000000, 5 from ${each} and n < 4`);
    await run(`insert into shares select a.address, b.address, 1, '{"mantissa":"5","exponent":"0"}', 1
      from accounts a join accounts b on b.number = (a.number + 1) % ${accounts}`);
    const places = `generate_series(1, ${subnets}) s, generate_series(0, ${neurons - 1}) u
      join accounts a on a.number = u`;
    await run(`insert into neurons select s, u, a.address, 1 from ${places}`);
    await run(`insert into registrations select u, s, null, s, u, a.address, a.address, null from ${places}`);
    await run(`insert into pools select s, 1000000000, 5, 1 from generate_series(1, ${subnets}) s`);
    await run(`insert into candles (netuid, seconds, start, open, high, low, close, volume)
      select s, 3600, 1700000000000 - 1700000000000 % 3600000 + h * 3600000::bigint, 5, 7, 3, 5, 9
      from generate_series(1, ${subnets}) s, generate_series(0, ${hours - 1}) h`);
    await run(`insert into totals select q, '', s, 5, 1 from generate_series(1, ${subnets}) s,
      unnest(array['pool_tao', 'pool_alpha', 'alpha_out']) q`);
    const epochs = `generate_series(0, ${blocks - 1}, ${TEMPO}) h`;
    await run(`insert into epochs select h, s, ${neurons}, 5 from ${epochs}, generate_series(1, ${subnets}) s`);
    await run(`insert into epoch_neurons select h, s, u, a.address, true, true, 1, 1, 1, 1, 1, 5
      from ${epochs}, ${places}`);
    await run(`insert into weights select h, s, 0, u, '[[0,65535]]' from ${epochs}, ${places} where u < 8`);
    const entries = `'Balances', 'Tempo', '[' || n % ${subnets} + 1 || ',"' || a.address || '"]', n % ${subnets} + 1, a.address`;
    await run(`insert into state_changes select ${entries}, h::text, h, null, n, n from ${each}`);
    await run(`insert into state_changes select 'Balances', 'Kappa', '[2]', 2, '', h::text, h, (h - 1)::text, 0,
      ${transfers} from ${heights}`);
    await run(`insert into state_changes select 'SubtensorModule', 'NetworksAdded', '[' || s || ']', s, '',
      case when h = 0 then 'true' end, h, null, null, ${transfers} + s
      from generate_series(1, ${subnets}) s, generate_series(0, ${blocks - 1}, ${blocks / 2}) h`);
    await run(`insert into state select 'Balances', case k % 2 when 0 then 'Tempo' else 'Kappa' end, '[' || k || ']',
      k % ${subnets} + 1, a.address, '5', 1
      from generate_series(0, ${blocks * 4}) k join accounts a on a.number = (k / 8) % ${accounts}`);
    await run(`insert into supply select 1700000000000 - 1700000000000 % 3600000 + h * 3600000::bigint, h, 7, 3, 2
      from generate_series(0, ${hours - 1}) h`);
    await run(`insert into events select h, ${2 * transfers}, 0, 'Sudo', 'Sudid', '{}' from ${heights}`);
    for (const { definition } of orders.rows) await run(definition);
    await run("drop table accounts");
  });
  await sql`vacuum analyze`.execute(db);
}
