import { afterEach, expect, it, vi } from "vitest";
import { runTao } from "../../src/program.ts";
import { allCommands } from "../commands.ts";
import { tao } from "./tao.ts";

const commands = allCommands().map(({ words }) => words);

afterEach(() => void vi.restoreAllMocks());

it("commands are found, also those of groups within groups", () => {
  expect(commands).toContainEqual(["node", "snapshot", "export"]);
});

it("tao explains itself as a program of its own", async () => {
  const { code, stdout } = await tao(["wallet", "transfer", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Usage: tao wallet transfer ");
});

// In this process: a process each would take a minute.
it.each(commands.map((words) => [words.join(" "), words] as const))(
  "tao %s explains itself, with examples",
  async (_, words) => {
    let printed = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += text;
      return true;
    });
    const code = await runTao([...words, "--help"]);
    vi.restoreAllMocks();
    expect(code).toBe(0);
    expect(printed).toContain(`Usage: ${["tao", ...words].join(" ")} `);
    if (words.length > 0) expect(printed).toContain("$ tao ");
  },
);
