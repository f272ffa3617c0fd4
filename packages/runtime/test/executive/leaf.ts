import type { DispatchClass } from "@opentao/codec/primitives";
import { call, ensureSigned } from "../../src/framework/index.ts";

/** Number of times that leaves were weighed. */
export interface Weighings {
  weighed: number;
}

/** A call that does nothing and counts how often it is weighed: the leaf of a tree of calls. */
export const leaf = (weighings: Weighings, dispatchClass: DispatchClass) =>
  call({
    index: 0,
    args: {},
    weight: () => {
      weighings.weighed += 1;
      return { refTime: 1_000 };
    },
    class: dispatchClass,
    docs: "Does nothing, and counts how often it is weighed.",
    dispatch: ({ origin }) => void ensureSigned(origin),
  });
