import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { type Column, renderFittingTable, shortAddress } from "../../src/output/fittingTable.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const columns: readonly Column<{ name: string; key: string }>[] = [
  { title: "name", text: ({ name }) => name },
  { title: "key", text: ({ key }) => key, short: ({ key }) => shortAddress(key), dropRank: 1 },
];
const table = (room: number) =>
  stripVTControlCharacters(renderFittingTable(columns, [{ name: "alice", key: ALICE }], room));

describe("a table on a terminal", () => {
  it("shows all where there is room", () => {
    expect(table(Number.POSITIVE_INFINITY)).toContain(ALICE);
  });

  it("shortens addresses, then drops columns", () => {
    expect(table(40)).toContain("5Grwva…utQY");
    expect(table(40)).not.toContain(ALICE);
    expect(table(20)).not.toContain("5Grwva");
    expect(table(20)).toContain("alice");
  });

  it("is never wider than the terminal as long as a column may be dropped", () => {
    for (let room = 12; room < 80; room += 1)
      for (const line of table(room).split("\n")) expect(line.length).toBeLessThanOrEqual(room);
  });
});
