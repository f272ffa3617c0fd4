import { getHeapStatistics } from "node:v8";
import { expect, it } from "vitest";
import { SPENT_BYTES, tidier } from "../../src/workers/tidy.ts";

const PIECE = 4 * 1024 * 1024;
const external = () => getHeapStatistics().external_memory;

it("buffers of former jobs are freed once they are many, long before the engine would", async () => {
  const tidy = tidier();
  const before = external();
  for (let made = 0; made < SPENT_BYTES; made += PIECE) {
    new Uint8Array(PIECE).fill(1);
    tidy();
  }
  await expect.poll(external).toBeLessThan(before + SPENT_BYTES);
});
