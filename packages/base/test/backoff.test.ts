import { expect, it } from "vitest";
import { backoff } from "../src/index.ts";

it("doubles from the first to the longest, however often it fails", () => {
  const delays = [1, 2, 3, 4, 5, 5000].map((failures) => backoff(failures, { first: 100, longest: 1000 }));
  expect(delays).toEqual([100, 200, 400, 800, 1000, 1000]);
});
