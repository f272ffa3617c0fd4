import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/program.ts";
import { allCommands } from "../commands.ts";

const page = readFileSync(fileURLToPath(new URL("../../../../docs/cli.md", import.meta.url)), "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| (?!task |-)/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));
/** The commands of `tao` that the last column names, each as its words. */
const named = rows.flatMap((cells) =>
  [...(cells.at(-1) ?? "").matchAll(/`tao ([^`]+)`/g)].map(([, text = ""]) => text),
);

/** Commands of those who run networks, nodes and indexes, for which the official command line has none. */
const OTHERS: readonly string[] = [
  ...["up", "node", "chain", "keys", "doctor"],
  ...["index serve", "index status", "index reconcile"],
];

/** The command that words name, and the words that are left. */
function commandOf(words: readonly string[], command: Command): { command: Command; rest: readonly string[] } {
  const sub = command.commands.find((one) => one.name() === words[0]);
  return sub === undefined ? { command, rest: words } : commandOf(words.slice(1), sub);
}

describe("the comparison with the official command line", () => {
  it("has rows of four cells, and names commands", () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) expect(row, row[0]).toHaveLength(4);
    expect(named.length).toBeGreaterThan(40);
  });

  it.each(named)("`tao %s` exists, with its arguments and options", (text) => {
    const { command, rest } = commandOf(text.split(" "), createProgram());
    const first = rest.findIndex((word) => word.startsWith("--"));
    const args = first === -1 ? rest : rest.slice(0, first);
    const options = rest.filter((word) => word.startsWith("--"));
    expect(command.name()).not.toBe("tao");
    expect(command.commands).toHaveLength(0);
    const most = command.registeredArguments.some(({ variadic }) => variadic)
      ? Number.POSITIVE_INFINITY
      : command.registeredArguments.length;
    expect(args.length, `arguments ${args.join(" ")}`).toBeLessThanOrEqual(most);
    for (const option of options) expect(command.options.map(({ long }) => long)).toContain(option);
  });

  it("leaves out no command but those that the official one has nothing like", () => {
    const leaves = allCommands().filter(({ words, command }) => words.length > 0 && command.commands.length === 0);
    const found = (words: string): boolean => named.some((text) => `${text} `.startsWith(`${words} `));
    const left = leaves.map(({ words }) => words.join(" ")).filter((words) => !found(words));
    const isOther = (words: string): boolean => OTHERS.some((one) => `${words} `.startsWith(`${one} `));
    expect(left.filter((words) => !isOther(words))).toEqual([]);
    for (const one of OTHERS) expect(left, one).toContainEqual(expect.stringMatching(new RegExp(`^${one}\\b`)));
  });
});
