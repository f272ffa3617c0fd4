import type { Kysely } from "kysely";
import type { PoolsTable, SupplyTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { AUTHORS, SEATS } from "./block/items.ts";
import { Authors } from "./rows/authors.ts";
import { poolAfter, poolChanges } from "./rows/pools.ts";
import { neuronChanges } from "./rows/registrations.ts";
import { Supply } from "./rows/supply.ts";

/** Subnets and UIDs are 16 bits wide. */
const UIDS = 65_536;
const placeOf = (netuid: number, uid: number): number => netuid * UIDS + uid;

/** State that blocks are read against besides the ledger: hotkeys at UIDs, pools, supply, authors, after a block. */
export class Standing {
  readonly #hotkeys = new Map<number, string>();
  readonly #pools = new Map<number, PoolsTable>();
  readonly #supply = new Supply();
  readonly #authors = new Authors();

  /** Reads it from the index. */
  static async load(db: Kysely<Tables>): Promise<Standing> {
    const standing = new Standing();
    for (const { netuid, uid, hotkey } of await db.selectFrom("neurons").selectAll().execute()) {
      standing.#hotkeys.set(placeOf(netuid, uid), hotkey);
    }
    for (const pool of await db.selectFrom("pools").selectAll().execute()) standing.#pools.set(pool.netuid, pool);
    await standing.#loadSupply(db);
    await standing.#loadAuthors(db);
    return standing;
  }

  async #loadSupply(db: Kysely<Tables>): Promise<void> {
    const totals = db.selectFrom("totals").select(["quantity", "netuid", "amount"]).where("account", "=", "");
    for (const { quantity, netuid, amount } of await totals.execute()) {
      if (quantity === "issuance") this.#supply.issue(amount);
      if (quantity === "pool_tao") this.#supply.reserve(netuid, amount);
    }
  }

  async #loadAuthors(db: Kysely<Tables>): Promise<void> {
    const entries = db.selectFrom("state").select(["pallet", "item", "value"]).where("keys", "=", "[]");
    for (const { pallet, item, value } of await entries.execute()) {
      const isOf = (one: { readonly pallet: string; readonly name: string }) =>
        one.pallet === pallet && one.name === item;
      if (isOf(AUTHORS)) this.#authors.setKeys(AUTHORS.value.parse(JSON.parse(value)));
      if (isOf(SEATS)) this.#authors.setSeats(SEATS.value.parse(JSON.parse(value)));
    }
  }

  hotkeyAt(netuid: number, uid: number): string | undefined {
    return this.#hotkeys.get(placeOf(netuid, uid));
  }

  pool(netuid: number): PoolsTable | undefined {
    return this.#pools.get(netuid);
  }

  /** Pools that a block changes, as they are after it. */
  poolsAfter(block: DecodedBlock): PoolsTable[] {
    return poolChanges(block).map((change) => poolAfter(block.head.number, change, this.pool(change.netuid)));
  }

  /** Author of a block that comes next; `null` when it is not known. */
  authorOf(block: DecodedBlock): string | null {
    return this.#authors.of(block);
  }

  /** Supply of the hour of a time (milliseconds), whose last block so far has this height. */
  supplyAt(time: bigint, height: number): SupplyTable {
    return this.#supply.row(time, height);
  }

  /** Takes over what a block changed. */
  advance(block: DecodedBlock): void {
    for (const { netuid, uid, hotkey } of neuronChanges(block)) {
      if (hotkey === undefined) this.#hotkeys.delete(placeOf(netuid, uid));
      else this.#hotkeys.set(placeOf(netuid, uid), hotkey);
    }
    for (const pool of this.poolsAfter(block)) this.#pools.set(pool.netuid, pool);
    this.#supply.advance(block);
    this.#authors.advance(block);
  }
}
