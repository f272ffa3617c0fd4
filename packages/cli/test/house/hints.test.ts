import { describe, expect, it } from "vitest";
import { problemsIn } from "../../../../scripts/hints.mjs";

describe("a check of hints", () => {
  it.each([
    ["in lower case", 'throw new CliError("NO_FILE", message, "give another.");'],
    ["without a full stop", 'throw new CliError("NO_FILE", message, `Give another path`);'],
    ["that depend on something", 'throw new CliError(code, message, isOne ? "Give it." : (given ?? "give another"));'],
    ["that have a name", 'const HINT = "give another";'],
    ["of anything else", 'report({ code, hint: "give another" });'],
  ])("refuses those %s", (_, source) => {
    const problems = problemsIn("a.ts", `\n${source}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^a\.ts:2: the hint ".*" is no sentence$/);
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
