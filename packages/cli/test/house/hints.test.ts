import { describe, expect, it } from "vitest";
import { problemsIn, problemsOf } from "../../../../scripts/hints.mjs";

describe("a check of hints", () => {
  const CAPITAL = "it has no capital letter at the beginning";
  const PERIOD = "it has no period at the end";

  it.each([
    ["in lower case", CAPITAL, 'throw new CliError("NO_FILE", message, "give another.");'],
    ["without a period", PERIOD, 'throw new CliError("NO_FILE", message, `Give another path`);'],
    ["that depend on something", CAPITAL, 'throw new CliError(a, b, isOne ? "Give it." : (given ?? "give another."));'],
    ["that have a name", `${CAPITAL} and no period at the end`, 'const HINT = "give another";'],
    ["of anything else", PERIOD, 'report({ code, hint: "Give another" });'],
  ])("refuses those %s", (_, flaw, source) => {
    const problems = problemsIn("a.ts", `\n${source}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^a\.ts:2: the hint ".*" is no sentence: /);
    expect(problems[0]).toMatch(new RegExp(`: ${flaw}$`));
  });

  it("refuses causes and cures of catalogs, also empty ones", () => {
    const source =
      'const E = defineErrors("Doors", 9900, {\n  A: [0, "it is locked.", "Find the key"],\n  B: [1, "No.", ""],\n});';
    expect(problemsIn("a.ts", source)).toEqual([
      `a.ts:2: the text "it is locked." is no sentence: ${CAPITAL}`,
      `a.ts:2: the text "Find the key" is no sentence: ${PERIOD}`,
      'a.ts:3: the text "" is no sentence: it is empty',
    ]);
    expect(problemsIn("a.ts", 'defineErrors("Doors", 9900, { A: [0, "It is locked.", CURE] });')).toEqual([]);
  });

  it("refuses explanations of the chain's errors without a cure, or with one that is no sentence", () => {
    const error = { category: "Pallet Doors", code: "Doors.Locked", cause: "It is locked." };
    expect(problemsOf([{ ...error, cure: "Find the key." }])).toEqual([]);
    expect(problemsOf([{ ...error, cure: "" }])).toEqual(["Pallet Doors: Doors.Locked has no cure"]);
    expect(problemsOf([{ ...error, cure: "find the key." }])).toEqual([
      `Pallet Doors: Doors.Locked: the cure "find the key." is no sentence: ${CAPITAL}`,
    ]);
  });

  it.each([
    ["sentences", 'throw new CliError(code, message, "Did you mean another?");'],
    ["texts of another origin", "throw new CliError(code, message, error.hint);"],
    ["what begins or ends with such a text", `const hint = \`\${first} Its log is \${log}\`;`],
    ["other arguments, and what clients of JSON-RPC read", 'new RpcError(code, "no file", "the batch is empty");'],
    ["no hint", 'report({ code, hint: "" });'],
  ])("takes %s", (_, source) => {
    expect(problemsIn("a.ts", source)).toEqual([]);
  });
});
