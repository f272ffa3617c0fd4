import type { TransfersTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";

/** Rows of a block's transfers of TAO. */
export function transferRows(block: DecodedBlock): TransfersTable[] {
  return block.eventsOf("Balances", "Transfer").map(({ number, extrinsic, event }) => ({
    height: block.head.number,
    event: number,
    extrinsic,
    sender: event.data.from,
    receiver: event.data.to,
    amount: event.data.amount,
  }));
}
