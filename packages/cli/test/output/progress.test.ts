import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { warpStep } from "../../src/node/syncWatch.ts";
import { lineDisplay, type Progress, progressLine } from "../../src/output/progress.ts";
import { formatRate, formatSeconds, RateMeter } from "../../src/output/rate.ts";
import { wrap } from "../../src/output/text.ts";

const plain = pc.createColors(false);
const syncing = (done: number, total: number): Progress => ({ title: "Syncing", done, total, unit: "blocks" });

/** Returns a meter that has counted at this rate. */
function meterOf(perSecond: number, done: number): RateMeter {
  const meter = new RateMeter();
  for (let second = 0; second <= 10; second += 1) meter.add(second * 1000, done - (10 - second) * perSecond);
  return meter;
}

describe("a rate", () => {
  it("is that of the last seconds, and gives the time that is left", () => {
    const meter = new RateMeter();
    expect(meter.perSecond).toBeUndefined();
    for (let second = 0; second < 20; second += 1) meter.add(second * 1000, second * 10);
    for (let second = 20; second <= 40; second += 1) meter.add(second * 1000, 200 + (second - 20) * 100);
    expect(meter.perSecond).toBe(100);
    expect(meter.secondsFor(4200)).toBe(42);
  });

  it("starts anew when the count goes back, and gives no time left without progress", () => {
    const meter = meterOf(10, 1000);
    meter.add(11_000, 5);
    expect(meter.perSecond).toBeUndefined();
    meter.add(12_000, 5);
    expect(meter.perSecond).toBe(0);
    expect(meter.secondsFor(1)).toBeUndefined();
  });

  it("is written in suitable units", () => {
    expect([0, 0.25, 0.9996, 1.5, 5, 9.96, 59.6, 190, 7500, 273_600].map(formatSeconds)).toEqual([
      "0 ms",
      "250 ms",
      "1 s",
      "1.5 s",
      "5 s",
      "10 s",
      "1 min 0 s",
      "3 min 10 s",
      "2 h 5 min",
      "3 d 4 h",
    ]);
    expect([1240.4, 35.24, 0.25].map(formatRate)).toEqual(["1240", "35.2", "0.25"]);
  });
});

describe("a bar", () => {
  it("has counts, rate and estimate at 80 columns", () => {
    const line = progressLine(syncing(12_000, 1_500_000), meterOf(250, 12_000), 79, plain);
    expect(line).toContain("12,000 of 1,500,000 blocks  250/s  1 h 39 min left");
    expect(line).toMatch(/^Syncing {2}[█░]{8,} +0 %/);
    expect(line.length).toBeLessThanOrEqual(79);
  });

  it("fits every terminal", () => {
    const count = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 10, max: 200 }), (done, total, columns) => {
        expect(progressLine(syncing(done, total), meterOf(7, done), columns, plain).length).toBeLessThanOrEqual(
          columns,
        );
      }),
    );
  });

  it("is a line now and then where there is no terminal", () => {
    const lines: string[] = [];
    let now = 0;
    const display = lineDisplay(
      (line) => lines.push(line),
      () => now,
    );
    for (; now <= 20_000; now += 500) display.show(syncing(now / 10, 4000));
    display.clear();
    display.show(syncing(2000, 4000));
    expect(lines[0]).toBe("Syncing: 0 of 4,000 blocks\n");
    expect(lines[1]).toBe("Syncing: 1,000 of 4,000 blocks, 100/s, 30 s left\n");
    expect(lines).toHaveLength(4);
  });

  it("shows each stage of a warp", () => {
    const block = { hash: "0x00", number: 900 } as const;
    expect(warpStep({ stage: "peers", peers: 2 })).toMatchObject({ done: 2, total: undefined });
    expect(warpStep({ stage: "proof", fragments: 1, block, highest: 1000 })).toMatchObject({ done: 900, total: 1000 });
    expect(warpStep({ stage: "state", block, keys: 7, bytes: 9, bytesPerSecond: 1 })).toMatchObject({ done: 7 });
    expect(warpStep({ stage: "done", block })).toBeUndefined();
  });
});

it("text is broken between words", () => {
  expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 12, max: 80 }),
      (words, columns) => {
        const lines = wrap(words.join(" "), columns);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
