import { vec } from "@opentao/codec";
import { ApplyExtrinsicResult, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { slotDigest } from "@opentao/consensus";
import { type Externalities, type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import { inherentData } from "./inherents.ts";

/** Facts with which a block begins. */
export interface BlockBeginning {
  readonly runtime: Runtime;
  readonly parent: { readonly hash: Uint8Array; readonly number: number };
  /** State after the parent; the block's changes are made over it. */
  readonly state: Externalities;
  readonly slot: bigint;
  /** Milliseconds. */
  readonly slotDuration: bigint;
}

const Extrinsics = vec(OpaqueExtrinsic);

/**
 * Begins a block and applies its inherents; returns these, without their length prefixes.
 *
 * @throws RuntimePanic when the runtime cannot begin the block, or an inherent is refused; HostFault
 */
export function beginBlock({ runtime, parent, state, slot, slotDuration }: BlockBeginning): Uint8Array[] {
  const nothing = new Uint8Array(32);
  const header: Header = {
    parentHash: parent.hash,
    number: parent.number + 1,
    stateRoot: nothing,
    extrinsicsRoot: nothing,
    digest: { logs: [slotDigest(slot)] },
  };
  runtime.call("Core_initialize_block", Header.encode(header), state);
  // The slot's beginning: it moves by a whole slot from block to block, whatever the clock does.
  const data = inherentData(slot * slotDuration, slotDuration);
  const inherents = Extrinsics.decode(runtime.call("BlockBuilder_inherent_extrinsics", data, state));
  for (const inherent of inherents) {
    if (applyExtrinsic(runtime, state, OpaqueExtrinsic.encode(inherent)).result.type !== "Ok")
      throw new RuntimePanic("the runtime refuses its own inherent");
  }
  return inherents;
}

/** Outcome of an extrinsic, and the same as the runtime encodes it. */
export interface AppliedExtrinsic {
  readonly result: ApplyExtrinsicResult;
  readonly output: Uint8Array;
}

/**
 * Applies an extrinsic with its length prefix; unless it is applied, the state stays as it was.
 *
 * @throws RuntimePanic, HostFault: the transactions of the state that are open by then are the caller's to roll back
 */
export function applyExtrinsic(runtime: Runtime, state: Externalities, opaque: Uint8Array): AppliedExtrinsic {
  state.startTransaction();
  const output = runtime.call("BlockBuilder_apply_extrinsic", opaque, state);
  const result = ApplyExtrinsicResult.decode(output);
  if (result.type === "Ok") state.commitTransaction();
  else state.rollbackTransaction();
  return { result, output };
}
