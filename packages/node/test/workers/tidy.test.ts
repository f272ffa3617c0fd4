import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { expect, it } from "vitest";
import { SPENT_BYTES, tidier } from "../../src/workers/tidy.ts";

const PIECE = 4 * 1024 * 1024;
const external = () => getHeapStatistics().external_memory;

it("buffers of former jobs are freed once they are many, long before the engine would", () => {
  // Otherwise what was collected is freed, and counted as free, a little later.
  setFlagsFromString("--no-concurrent-array-buffer-sweeping");
  const tidy = tidier();
  const before = external();
  let most = 0;
  // Less than the 64 MiB at which the engine looks by itself.
  for (let made = 0; made < 2 * SPENT_BYTES; made += PIECE) {
    new Uint8Array(PIECE).fill(1);
    tidy();
    most = Math.max(most, external() - before);
  }
  expect(most).toBeLessThan(SPENT_BYTES + PIECE);
});
