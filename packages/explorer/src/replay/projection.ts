import { u64, vec } from "@opentao/codec";
import { Header, InherentData, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import { ReplayError } from "@opentao/runtime/replay";

const encoder = new TextEncoder();
const AURA = encoder.encode("aura");
const AURA_SLOT = encoder.encode("auraslot");
const TIMESTAMP = encoder.encode("timstap0");
const NO_HASH = new Uint8Array(32);

/** Slot in which a block was made. */
function slotOf({ digest }: Header): bigint {
  for (const log of digest.logs) {
    if (log.type !== "PreRuntime") continue;
    const [engine, slot] = log.value;
    if (engine.every((byte, at) => byte === AURA[at])) return u64.decode(slot);
  }
  throw new ReplayError("INVALID_ANSWER", "a header names no slot", "Ask another node.");
}

/**
 * Header of the block that follows `parent` in the next slot, as far as it is known before it is made. What rests on
 * the parent's hash is a guess where the parent is one: its seal is missing.
 */
export const nextHeader = (parent: Header): Header => ({
  parentHash: blake2b256(Header.encode(parent)),
  number: parent.number + 1,
  stateRoot: NO_HASH,
  extrinsicsRoot: NO_HASH,
  digest: { logs: [{ type: "PreRuntime", value: [AURA, u64.encode(slotOf(parent) + 1n)] }] },
});

/** Executes a block that nobody has made yet: nothing but its time stands in it. @returns its header, without seal */
export function projectBlock(runtime: Runtime, state: Externalities, header: Header): Header {
  const call = (method: string, input: Uint8Array = new Uint8Array()) => runtime.call(method, input, state);
  call("Core_initialize_block", Header.encode(header));
  const slot = slotOf(header);
  const time = slot * u64.decode(call("AuraApi_slot_duration"));
  const data = InherentData.encode({
    data: [
      [AURA_SLOT, u64.encode(slot)],
      [TIMESTAMP, u64.encode(time)],
    ],
  });
  for (const inherent of vec(OpaqueExtrinsic).decode(call("BlockBuilder_inherent_extrinsics", data))) {
    call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(inherent));
  }
  return Header.decode(call("BlockBuilder_finalize_block"));
}
