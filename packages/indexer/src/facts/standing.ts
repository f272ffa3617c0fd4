import type { Kysely } from "kysely";
import type { PoolsTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { poolAfter, poolChanges } from "./rows/pools.ts";
import { neuronChanges } from "./rows/registrations.ts";

/** Subnets and UIDs are 16 bits wide. */
const UIDS = 65_536;
const placeOf = (netuid: number, uid: number): number => netuid * UIDS + uid;

/** State that blocks are read against besides the ledger: hotkeys at UIDs, and pools, after the last block. */
export class Standing {
  readonly #hotkeys = new Map<number, string>();
  readonly #pools = new Map<number, PoolsTable>();

  /** Reads it from the index. */
  static async load(db: Kysely<Tables>): Promise<Standing> {
    const standing = new Standing();
    for (const { netuid, uid, hotkey } of await db.selectFrom("neurons").selectAll().execute()) {
      standing.#hotkeys.set(placeOf(netuid, uid), hotkey);
    }
    for (const pool of await db.selectFrom("pools").selectAll().execute()) standing.#pools.set(pool.netuid, pool);
    return standing;
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

  /** Takes over what a block changed. */
  advance(block: DecodedBlock): void {
    for (const { netuid, uid, hotkey } of neuronChanges(block)) {
      if (hotkey === undefined) this.#hotkeys.delete(placeOf(netuid, uid));
      else this.#hotkeys.set(placeOf(netuid, uid), hotkey);
    }
    for (const pool of this.poolsAfter(block)) this.#pools.set(pool.netuid, pool);
  }
}
