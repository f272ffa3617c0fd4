import { struct, u32 } from "@opentao/codec";
import { DispatchError, DispatchOutcome } from "@opentao/codec/primitives";
import { palletEvents } from "../../framework/index.ts";

/** Events of Utility. */
export const events = palletEvents("Utility", 11, {
  BatchInterrupted: {
    index: 0,
    fields: struct({ index: u32, error: DispatchError }),
    docs: "A batch ended at a call that failed; those before it stand.",
  },
  BatchCompleted: { index: 1, docs: "All calls of a batch succeeded." },
  BatchCompletedWithErrors: { index: 2, docs: "All calls of a batch were made; some failed." },
  ItemCompleted: { index: 3, docs: "A call of a batch succeeded." },
  ItemFailed: { index: 4, fields: struct({ error: DispatchError }), docs: "A call of a batch failed." },
  DispatchedAs: { index: 5, fields: struct({ result: DispatchOutcome }), docs: "A call was made for another origin." },
  IfElseMainSuccess: { index: 6, docs: "The first of two calls succeeded." },
  IfElseFallbackCalled: {
    index: 7,
    fields: struct({ mainError: DispatchError }),
    docs: "The first of two calls failed, so the second was made.",
  },
});
