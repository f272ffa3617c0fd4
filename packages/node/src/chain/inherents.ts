import { u64 } from "@opentao/codec";
import { InherentData } from "@opentao/codec/primitives";
import { slotAt } from "@opentao/consensus";

const encoder = new TextEncoder();
const TIMESTAMP = encoder.encode("timstap0");
const AURA_SLOT = encoder.encode("auraslot");

/** What the world outside tells the runtime about a block made at `timestamp` (Unix time in ms), encoded. */
export function inherentData(timestamp: bigint, slotDuration: bigint): Uint8Array {
  return InherentData.encode({
    data: [
      [AURA_SLOT, u64.encode(slotAt(timestamp, slotDuration))],
      [TIMESTAMP, u64.encode(timestamp)],
    ],
  });
}
