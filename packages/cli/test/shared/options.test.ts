import { expect, it } from "vitest";
import { LEAST_MEMORY } from "../../../node/src/start/memory.ts";
import { memorySize } from "../../src/shared/options.ts";
import { allCommands } from "../commands.ts";

it("an amount of memory is a number of MB or GB, and no less than a node needs", () => {
  expect(memorySize("512MB")).toBe(LEAST_MEMORY);
  expect(memorySize("4gb")).toBe(4_000_000_000);
  for (const text of ["511MB", "0GB", "512", "512 MB", "-1GB", "1.5GB", "1TB", ""]) {
    expect(() => memorySize(text)).toThrow("Give whole MB or GB, from 512MB to the");
  }
});

it("addresses of peers to begin with have one name in all commands", () => {
  const named = allCommands().flatMap(({ words, command }) =>
    command.options.filter(({ long }) => /boot/.test(long ?? "")).map(({ flags }) => [words.join(" "), flags]),
  );
  expect(named.toSorted()).toEqual([
    ["chain build-spec", "--bootnodes <ADDRESS...>"],
    ["explorer", "--bootnodes <ADDRESS...>"],
    ["node", "--bootnodes <ADDRESS...>"],
  ]);
});
