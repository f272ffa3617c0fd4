import type { SupplyTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { ISSUANCE, POOL_TAO } from "../block/items.ts";
import { startOf } from "./candles.ts";

/** Subnet of root. */
const ROOT = 0;
const HOUR_SECONDS = 3600;

/** Supply of TAO as blocks change it one after the other. */
export class Supply {
  #issuance = 0n;
  #root = 0n;
  #pools = 0n;
  readonly #reserves = new Map<number, bigint>();

  /** Takes over the issuance. */
  issue(issuance: bigint): void {
    this.#issuance = issuance;
  }

  /** Takes over the reserve of a subnet. */
  reserve(netuid: number, tao: bigint): void {
    const change = tao - (this.#reserves.get(netuid) ?? 0n);
    if (netuid === ROOT) this.#root += change;
    else this.#pools += change;
    this.#reserves.set(netuid, tao);
  }

  /** Takes over what a block changed. */
  advance(block: DecodedBlock): void {
    for (const { value = 0n } of block.changed(ISSUANCE)) this.issue(value);
    for (const { keys, value = 0n } of block.changed(POOL_TAO)) this.reserve(keys[0], value);
  }

  /** The row of the hour of a time, in milliseconds, whose last block so far has this height. */
  row(time: bigint, height: number): SupplyTable {
    const start = startOf(time, HOUR_SECONDS);
    return { start, height, issuance: this.#issuance, root: this.#root, pools: this.#pools };
  }
}
