import { describe, expect, it } from "vitest";
import { readRows, writeRows } from "../../../../src/pallets/subtensor/epoch/rawRows.ts";
import { Bonds, Weights } from "../../../../src/pallets/subtensorStorage/index.ts";
import { emptyState } from "../../../testState.ts";

const LONG = Array.from({ length: 300 }, (_, uid): [number, number] => [65_535 - uid, 257 * (uid % 256)]);
const ROWS: [number, number][][] = [[[2, 65_535]], [], LONG];

describe("rows of an epoch", () => {
  it("are read as they were stored, without rows of UIDs that do not exist and what is no row", () => {
    const state = emptyState();
    for (const [uid, row] of ROWS.entries()) Weights.set(state, 5, uid, row);
    Weights.set(state, 5, 9, [[1, 1]]);
    Weights.set(state, 6, 0, [[1, 1]]);
    const cut = Weights.codec.encode([[1, 2]]).subarray(0, 4);
    state.set(Weights.key(5, 3), cut);
    state.set(Weights.key(5, 4), Uint8Array.of(...Weights.codec.encode([[3, 4]]), 9));
    const { starts, columns, values } = readRows(state, Weights, 5, 6);
    // Bytes behind a row are not looked at, as everywhere in storage.
    const entries = [...ROWS.flat(), [3, 4]];
    expect([...starts]).toEqual([0, 1, 1, 301, 301, 302, 302]);
    expect([...columns].map((uid, k) => [uid, values[k]])).toEqual(entries);
  });

  it("are stored as the items' codec would", () => {
    const [state, expected] = [emptyState(), emptyState()];
    for (const [uid, row] of ROWS.entries()) Weights.set(state, 5, uid, row);
    writeRows(state, Bonds, 5, readRows(state, Weights, 5, ROWS.length));
    for (const [uid, row] of ROWS.entries()) {
      Bonds.set(expected, 5, uid, row);
      expect(state.get(Bonds.key(5, uid))).toEqual(expected.get(Bonds.key(5, uid)));
    }
  });
});
