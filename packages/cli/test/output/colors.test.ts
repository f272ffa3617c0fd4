import { describe, expect, it } from "vitest";
import { wantsColors } from "../../src/output/colors.ts";

const terminal = { isTTY: true };

describe("colors", () => {
  it.each([
    [terminal, {}, true],
    [{}, {}, false],
    [terminal, { NO_COLOR: "1" }, false],
    [terminal, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    [terminal, { TERM: "dumb" }, false],
    [{}, { CI: "true" }, false],
    [{}, { FORCE_COLOR: "1" }, true],
    [{}, { FORCE_COLOR: "0" }, false],
  ])("on %j with %j: %s", (stream, environment, expected) => {
    expect(wantsColors(stream, environment)).toBe(expected);
  });
});
