import { describe, expect, it } from "vitest";
import { BLOCK_WEIGHTS } from "../../src/pallets/system/limits.ts";
import { measure } from "./measure.ts";
import { allTrials } from "./trials.ts";
import { fullChain } from "./world.ts";

/** Most that a call may take for each unit of weight that it declares, on the reference machine. */
const MAX_RATIO = 3;

/** Calls that always fail. */
const FAILING = [
  "AdminUtils.sudoSetNetworkPowRegistrationAllowed",
  "AdminUtils.sudoSetTotalIssuance",
  "Swap.addLiquidity",
  "Swap.disableLp",
  "Swap.modifyPosition",
  "Swap.removeLiquidity",
  "Swap.toggleUserLiquidity",
];

const chain = fullChain();
const trials = allTrials();
const maxOperational = BLOCK_WEIGHTS.perClass.operational.maxExtrinsic?.refTime ?? 0n;

describe("every call", () => {
  it("has a trial: a new call needs a place in fixed.ts, or a case at its largest input", () => {
    expect([...trials].filter(([, some]) => some.length === 0).map(([name]) => name)).toEqual([]);
  });

  it.each([...trials])("%s weighs at least a third of its counted work at its largest input", (name, some) => {
    const measured = some.map((trial) => measure(chain, trial));
    for (const { counted, charged, declared } of measured) {
      expect(counted / charged).toBeLessThanOrEqual(MAX_RATIO);
      expect(declared).toBeLessThanOrEqual(Number(maxOperational));
    }
    expect(measured.some(({ ok }) => ok)).toBe(!FAILING.includes(name));
  });
});
