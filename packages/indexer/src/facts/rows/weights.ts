import type { WeightsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { WEIGHTS } from "../block/items.ts";
import { jsonText } from "../block/json.ts";

/** Subnets of one mechanism: weights are stored under `mechanism × 4096 + subnet` (protocol: consensus §1.2). */
const SUBNETS = 4096;

/** Rows of the weights that a block changed. */
export function weightRows(block: DecodedBlock): WeightsTable[] {
  return block.changed(WEIGHTS).map(({ keys: [index, uid], value }) => ({
    height: block.head.number,
    netuid: index % SUBNETS,
    mechanism: Math.floor(index / SUBNETS),
    uid,
    weights_json: jsonText(value ?? []),
  }));
}
