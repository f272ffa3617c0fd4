import { expect, it } from "vitest";
import { RateLimit } from "../../src/axon/rateLimit.ts";

it("credits the time since the latest request once, also where charges come out of order", () => {
  const limit = new RateLimit(1, 8, 2);
  for (const now of [0, 1]) expect(limit.take("a", now)).toBe(true);
  // Both were checked for a second; the first to arrive is the last to be done.
  limit.charge("a", 1000);
  limit.charge("a", 0);
  limit.charge("a", 0);
  expect(limit.isOpen("a", 1000)).toBe(false);
  expect(limit.isOpen("a", 3500)).toBe(false);
  expect(limit.isOpen("a", 4001)).toBe(true);
});

it("goes on with a clock that was set back", () => {
  const limit = new RateLimit(1, 8, 1);
  expect(limit.take("a", 1_000_000)).toBe(true);
  expect(limit.take("a", 0)).toBe(false);
  expect(limit.take("a", 1000)).toBe(true);
});
