import { expect, it } from "vitest";
import { allCommands } from "../commands.ts";
import { tao } from "./tao.ts";

const commands = allCommands().map(({ words }) => words);

it("commands are found, also those of groups within groups", () => {
  expect(commands).toContainEqual(["node", "snapshot", "export"]);
});

it.each(commands.map((words) => [words.join(" "), words] as const))(
  "tao %s explains itself, with examples",
  async (_, words) => {
    const { code, stdout } = await tao([...words, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: ${["tao", ...words].join(" ")} `);
    if (words.length > 0) expect(stdout).toContain("$ tao ");
  },
);
