import { expect, it } from "vitest";
import { asInvoked, COMMANDS } from "../../src/output/invocation.ts";
import { createProgram } from "../../src/program.ts";

const HINT =
  "make one with `tao node seal`, or: tao wallet new dev; opentao.tao node, the TAO wallet and a tao of stake stay";

it("commands are named as the person runs them", () => {
  expect(asInvoked(HINT, {})).toBe(HINT);
  expect(asInvoked(HINT, { npm_command: "exec" })).toBe(
    "make one with `npx opentao node seal`, or: npx opentao wallet new dev; opentao.tao node, the TAO wallet and a tao of stake stay",
  );
});

it("the commands that texts may name are those of the program", () => {
  const names = createProgram().commands.map((command) => command.name());
  expect([...COMMANDS].sort()).toEqual(names.sort());
  for (const name of names) expect(asInvoked(`Run \`tao ${name}\`.`, { npm_command: "exec" })).toContain("npx");
});
