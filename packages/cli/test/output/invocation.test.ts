import { expect, it } from "vitest";
import { asInvoked } from "../../src/output/invocation.ts";

const HINT =
  "make one with `tao node seal`, or: tao wallet new dev; opentao.tao node, the TAO wallet and a tao of stake stay";

it("commands are named as the person runs them", () => {
  expect(asInvoked(HINT, {})).toBe(HINT);
  expect(asInvoked(HINT, { npm_command: "exec" })).toBe(
    "make one with `npx opentao node seal`, or: npx opentao wallet new dev; opentao.tao node, the TAO wallet and a tao of stake stay",
  );
});
