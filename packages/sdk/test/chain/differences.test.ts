import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readDifferences } from "../../src/chain/reads/differences.ts";

const SILENCE_MS = 30_000;

/** A node that has begun to compare two states. */
function comparing() {
  const stop = vi.fn(async () => undefined);
  let tell: (result: unknown) => void = () => undefined;
  const subscribe = async (...[, , , { onResult }]: Parameters<Parameters<typeof readDifferences>[0]["subscribe"]>) => {
    tell = onResult;
    return stop;
  };
  const found = readDifferences({ subscribe }, "0x00", { prefixes: ["0x"] }, SILENCE_MS);
  return { found, stop, tell: (event: object) => tell(event) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a comparison of two states", () => {
  it("may take as long as it likes while the node goes on to tell", async () => {
    const { found, stop, tell } = comparing();
    for (const type of ["added", "modified", "deleted"]) {
      await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
      tell({ event: "storageDiff", key: "0x01", value: "0x02", type });
    }
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    tell({ event: "storageDiffDone" });
    expect((await found).map(({ value }) => value)).toEqual(["0x02", "0x02", undefined]);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is given up when the node tells nothing for too long", async () => {
    const { found, stop, tell } = comparing();
    const refused = expect(found).rejects.toMatchObject({ code: "TIMEOUT" });
    tell({ event: "storageDiff", key: "0x01", value: "0x02", type: "added" });
    await vi.advanceTimersByTimeAsync(SILENCE_MS + 10);
    await refused;
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it("is given up when the node tells something else", async () => {
    const { found, stop, tell } = comparing();
    const refused = expect(found).rejects.toMatchObject({ code: "UNEXPECTED_VALUE" });
    await vi.advanceTimersByTimeAsync(1);
    tell({ event: "storageDiff", key: "key" });
    await refused;
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
