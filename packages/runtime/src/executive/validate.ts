import type { Value } from "@opentao/codec";
import type { TransactionSource, TransactionValidity } from "@opentao/codec/primitives";
import { invalid, type State } from "../framework/index.ts";
import { enterBlock } from "./block.ts";
import { checkExtrinsic, refusalOf, validateChecked } from "./check.ts";
import type { ReadExtrinsic } from "./extrinsic.ts";
import type { RuntimeParts } from "./runtimeParts.ts";

/**
 * Returns whether a transaction could stand in the next block, and how it takes part in the pool.
 *
 * @param parentHash - hash of the block whose state this is
 */
export function validateTransaction(
  parts: RuntimeParts,
  state: State,
  source: TransactionSource,
  extrinsic: ReadExtrinsic,
  parentHash: Uint8Array,
): Value<typeof TransactionValidity> {
  try {
    return state.dryRun(() => {
      enterBlock(state, state.blockNumber + 1, parentHash, { logs: [] });
      const checked = checkExtrinsic(parts, state, extrinsic, true);
      if (checked.cost.class === "Mandatory") invalid("MandatoryValidation");
      return { type: "Ok", value: validateChecked(parts, state, checked, source) };
    });
  } catch (error) {
    return { type: "Err", value: refusalOf(error) };
  }
}
