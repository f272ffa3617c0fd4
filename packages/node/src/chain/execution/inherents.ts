import { u64 } from "@opentao/codec";
import { InherentData } from "@opentao/codec/primitives";
import { slotAt } from "@opentao/consensus";

const encoder = new TextEncoder();
const TIMESTAMP = encoder.encode("timstap0");
const AURA_SLOT = encoder.encode("auraslot");

/** Encoded data from outside for the runtime's inherents of a block made at `timestamp` (Unix time in ms). */
export function inherentData(timestamp: bigint, slotDuration: bigint): Uint8Array {
  return InherentData.encode({
    data: [
      [AURA_SLOT, u64.encode(slotAt(timestamp, slotDuration))],
      [TIMESTAMP, u64.encode(timestamp)],
    ],
  });
}
