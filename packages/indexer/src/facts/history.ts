import type { Rows } from "../database/rows.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { blockRow } from "./rows/blocks.ts";
import { type EpochResults, epochNeuronRows, epochRow } from "./rows/epochs.ts";
import { eventRows } from "./rows/events.ts";
import { extrinsicRows } from "./rows/extrinsics.ts";
import { type HotkeyAt, registrationRows } from "./rows/registrations.ts";
import { type PriceOf, stakeMovementRows } from "./rows/stakeMovements.ts";
import { transferRows } from "./rows/transfers.ts";
import { weightRows } from "./rows/weights.ts";
import type { Standing } from "./standing.ts";

/** Subnet of root, whose stake is TAO, one for one. */
const ROOT = 0;
const ONE = 1_000_000_000n;

/**
 * Rows of what happened in a block: they are added and never changed. Those of the ledger are made apart.
 *
 * @param standing - as it is before the block
 */
export function historyOf(block: DecodedBlock, epochs: readonly EpochResults[], standing: Standing): Rows {
  const after = new Map(standing.poolsAfter(block).map(({ netuid, price }) => [netuid, price]));
  const priceOf: PriceOf = (netuid) =>
    netuid === ROOT ? ONE : (after.get(netuid) ?? standing.pool(netuid)?.price ?? null);
  const hotkeyAt: HotkeyAt = (netuid, uid) => standing.hotkeyAt(netuid, uid);
  return {
    blocks: [blockRow(block, standing.authorOf(block))],
    extrinsics: extrinsicRows(block),
    events: eventRows(block),
    transfers: transferRows(block),
    stake_movements: stakeMovementRows(block, priceOf),
    registrations: registrationRows(block, hotkeyAt),
    weights: weightRows(block),
    epochs: epochs.map((results) => epochRow(block, results)),
    epoch_neurons: epochs.flatMap((results) => epochNeuronRows(block, results, hotkeyAt)),
  };
}
