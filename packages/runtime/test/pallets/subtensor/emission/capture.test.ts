import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LAUNCH_STAKE } from "../../../../src/pallets/subtensor/epoch/yuma/launch.ts";
import { type Attack, type Earned, launch } from "./capture.ts";

const COUNTS = [0, 1, 3, 10, 60];

/**
 * A row of the table in `docs/deviations.md`; `before` is what the same Sybils took while every voter counted the same.
 */
function row(sybils: number, before: string): string {
  const percent = (value: number) => (value / 10).toFixed(1);
  const own = launch({ sybils });
  const copy = launch({ sybils, vote: "copy" });
  const cells = [own.good + own.poor, own.validators, own.owner, own.sybils, copy.sybils].map(percent);
  return `| ${[`${sybils} of ${sybils + 3}`, before, ...cells].join(" | ")} |`;
}

/**
 * Most that the miners' part is: 41 % of the emission, less what the last blocks of the twelve epochs have pending.
 */
const MINERS = 405;
const honestOf = ({ good, poor }: Earned): number => good + poor;

describe("Sybils at the launch of a subnet", () => {
  it("take nothing with votes for themselves, at any number, and honest miners earn their whole part", () => {
    for (const sybils of [...COUNTS, 120]) {
      for (const sybilsFirst of [false, true]) {
        const earned = launch({ sybils, sybilsFirst });
        expect(earned.sybils, `${sybils}`).toBe(0);
        expect(honestOf(earned), `${sybils}`).toBe(MINERS);
        expect(earned.good).toBeGreaterThan(2.9 * earned.poor);
      }
    }
  });

  it("get at most a third of the validators' part when they vote as honest validators do", () => {
    for (const sybils of [...COUNTS, 120]) {
      const earned = launch({ sybils, vote: "copy" });
      expect(earned.sybils).toBeLessThanOrEqual(MINERS / 3);
      expect(honestOf(earned)).toBe(MINERS);
    }
  });

  it("cannot turn the order of miners with votes for one of them", () => {
    for (const sybils of [...COUNTS, 120]) {
      const { good, poor } = launch({ sybils, vote: "boost" });
      expect(good).toBeGreaterThan(1.9 * poor);
    }
  });

  it("take nothing with bought stake, be it dust or a fifth of the launch stake", () => {
    for (const bought of [1n, 2_000_000n, LAUNCH_STAKE / 100n, LAUNCH_STAKE / 5n]) {
      const attack: Attack = { sybils: 10, bought };
      expect(honestOf(launch(attack))).toBe(MINERS);
      expect(launch(attack).sybils).toBe(0);
    }
  });

  it("cannot keep out honest validators by coming first and taking all permits", () => {
    for (const sybils of [70, 150]) {
      const { validators, sybils: taken } = launch({ sybils, sybilsFirst: true });
      expect(validators).toBeGreaterThan(0);
      expect(taken).toBe(0);
    }
  });

  it("take nothing where the owner does not vote: then nobody is paid", () => {
    for (const sybils of [0, 3, 60]) {
      const nobody = { owner: 0, validators: 0, good: 0, poor: 0, sybils: 0 };
      expect(launch({ sybils, ownerVotes: false })).toEqual(nobody);
    }
  });

  it("earn what the table in the documentation says", () => {
    const text = readFileSync(new URL("../../../../../../docs/deviations.md", import.meta.url), "utf8");
    const table = text.replace(/ +/g, " ");
    const before = ["0.0", "0.0", "3.0", "81.3", "81.3"];
    for (const [place, sybils] of COUNTS.entries()) expect(table).toContain(row(sybils, before[place] ?? ""));
  });
});
