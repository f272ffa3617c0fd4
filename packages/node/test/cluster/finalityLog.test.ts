import { describe, expect, it } from "vitest";
import type { BlockRef, Hash } from "../../src/chain/index.ts";
import { FinalityLog } from "./finalityLog.ts";
import { Lags } from "./lags.ts";

const hash = (number: number, fork = 0): Hash => `0x${number.toString(16).padStart(62, "0")}0${fork}`;
const blocks = (from: number, to: number, fork = 0): BlockRef[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ number: from + i, hash: hash(from + i, fork) }));

/** A chain of finalized blocks up to a height. */
function chain(height: number, fork = 0, lost?: number) {
  const hashAt = (number: number) => (number > height || number === lost ? undefined : hash(number, fork));
  return {
    finalized: () => ({ number: height, hash: hash(height, fork) }),
    hashAt,
    header: () => ({
      parentHash: new Uint8Array(32),
      number: 0,
      stateRoot: new Uint8Array(32),
      extrinsicsRoot: new Uint8Array(32),
      digest: { logs: [] },
    }),
  };
}

describe("the log of what is finalized finds", () => {
  const log = () => {
    const made = new FinalityLog();
    made.note("A", blocks(1, 5));
    made.note("B", blocks(1, 4));
    made.inspect("A", chain(5));
    made.check();
    return made;
  };

  it("two nodes with different finalized blocks at a height", () => {
    const broken = log();
    broken.note("B", blocks(5, 5, 1));
    expect(() => broken.check()).toThrow(/at height 5 A has final .*, but B has/);
  });

  it("a node whose finality goes back", () => {
    const broken = log();
    broken.note("B", blocks(3, 3));
    expect(() => broken.check()).toThrow(/B had final 4 and says 3 after it/);
  });

  it("a node that has less after a restart than it said before", () => {
    const broken = log();
    broken.inspect("A", chain(4));
    expect(() => broken.check()).toThrow(/A said that 5 is finalized, and now has only 4/);
  });

  it("a node that gives another block than it said, or stands lower after a restart", () => {
    const other = log();
    other.confirm("A", [...blocks(1, 5), ...blocks(6, 7)]);
    other.stands("A", 7);
    other.check();
    other.confirm("A", blocks(2, 3, 1));
    expect(() => other.check()).toThrow(/at height 2 A has final .*, but A has/);
    const lower = log();
    lower.stands("B", 3);
    expect(() => lower.check()).toThrow(/B said that 4 is finalized, and now has only 3/);
  });

  it("a finalized block that is gone, or is another now", () => {
    const gone = log();
    gone.inspect("A", chain(5, 0, 2));
    expect(() => gone.check()).toThrow(/A has lost the finalized block at height 2/);
    const other = log();
    other.inspect("A", chain(5, 1));
    expect(() => other.check()).toThrow(/A has final/);
  });
});

it("lags are counted", () => {
  const lags = new Lags();
  for (const lag of [2, 3, 2, 5]) lags.note(lag);
  const both = new Lags();
  both.add(lags);
  both.note(2);
  expect(both.histogram).toEqual({ 2: 3, 3: 1, 5: 1 });
  expect(both.within(3)).toBe(0.8);
  expect(both.worst).toBe(5);
});
