import type { ReadCall } from "../call/readCall.ts";
import { hex } from "../protocol/message.ts";
import { blockOf, opaqueExtrinsicOf } from "../results/blocks.ts";

/** Result of applying an extrinsic over the state after a block, as hex digits of an `ApplyExtrinsicResult`. */
export function system_dryRun(call: ReadCall): string {
  const extrinsic = opaqueExtrinsicOf(call.params.at(0));
  return hex(call.services.chain.call(blockOf(call, 1), "BlockBuilder_apply_extrinsic", extrinsic));
}
