import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NeuronStatus } from "../src/index.ts";
import { NeuronError } from "../src/neuron/errors.ts";
import { Problems, problemOf } from "../src/neuron/problems.ts";

const gone = { code: "MODEL_UNREACHABLE", message: "no answer", hint: "Start the server." };

/** Problems on a clock of their own. */
function start() {
  const lines: NeuronStatus[] = [];
  const clock = { now: 0 };
  const problems = new Problems(
    (status) => lines.push(status),
    () => clock.now,
  );
  return { lines, clock, problems };
}

describe("what is told while a neuron has a problem", () => {
  it("is one line when it begins and one when it has passed, however many requests fail", () => {
    const { lines, clock, problems } = start();
    for (; clock.now < 60_000; clock.now += 100) problems.report("answers", gone);
    problems.clear("answers");
    problems.clear("answers");
    expect(lines).toEqual([
      { kind: "trouble", ...gone, times: 1 },
      { kind: "recovered", code: "MODEL_UNREACHABLE" },
    ]);
  });

  it("is told again when it goes on for minutes, with how often, and when it becomes another", () => {
    const { lines, clock, problems } = start();
    for (; clock.now <= 300_000; clock.now += 1000) problems.report("answers", gone);
    expect(lines.map((line) => line.kind === "trouble" && line.times)).toEqual([1, 300]);
    clock.now += 10_000;
    problems.report("answers", problemOf(new Error("another")));
    expect(lines.at(-1)).toMatchObject({ kind: "trouble", code: "FAILED", message: "another", times: 1 });
  });

  it("keeps its measure when it comes and goes all the time", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(2000)), { maxLength: 200 }), (steps) => {
        const { lines, clock, problems } = start();
        for (const [isWell, ms] of steps) {
          clock.now += ms;
          if (isWell) problems.clear("answers");
          else problems.report("answers", gone);
        }
        expect(lines.length).toBeLessThanOrEqual(1 + clock.now / 10_000);
      }),
    );
  });

  it("says something of anything that is thrown, and nothing of its stack", () => {
    for (const thrown of [undefined, null, "text", 7, {}, new Error(""), { message: 1 }]) {
      const problem = problemOf(thrown);
      for (const part of [problem.code, problem.message, problem.hint]) expect(part).toMatch(/\w/);
    }
    const coded = new NeuronError("SCORE_INVALID", "the score is NaN", "Mend the judge.");
    expect(problemOf(coded)).toEqual({ code: "SCORE_INVALID", message: "the score is NaN", hint: "Mend the judge." });
    const foreign = Object.assign(new Error("no answer"), { code: "ECONNREFUSED", hint: "Start the server." });
    expect(problemOf(foreign)).toEqual({
      code: "FAILED",
      message: "no answer (ECONNREFUSED)",
      hint: "Start the server.",
    });
    expect(JSON.stringify(problemOf(new Error("broken")))).not.toMatch(/\.ts|node:/);
  });
});
