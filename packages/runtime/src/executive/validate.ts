import type { Value } from "@opentao/codec";
import type { TransactionSource, TransactionValidity } from "@opentao/codec/primitives";
import { invalid, type State } from "../framework/index.ts";
import { enterBlock } from "./block.ts";
import { checkExtrinsic, judge, refusalOf } from "./check.ts";
import { lengthInBlock, type ReadExtrinsic } from "./extrinsic.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

/**
 * Whether a transaction could stand in the next block, and how it takes part in the pool.
 *
 * @param parentHash - hash of the block whose state this is
 */
export function validateTransaction(
  parts: RuntimeParts,
  state: State,
  source: TransactionSource,
  { bytes, extrinsic }: ReadExtrinsic,
  parentHash: Uint8Array,
): Value<typeof TransactionValidity> {
  try {
    return state.dryRun(() => {
      enterBlock(state, state.blockNumber + 1, parentHash, { logs: [] });
      const checked = checkExtrinsic(parts, state, extrinsic, lengthInBlock(bytes), true);
      if (checked.cost.class === "Mandatory") invalid("MandatoryValidation");
      return { type: "Ok", value: judge(parts, state, checked, source) };
    });
  } catch (error) {
    return { type: "Err", value: refusalOf(error) };
  }
}
