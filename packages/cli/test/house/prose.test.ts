import { describe, expect, it } from "vitest";
import { problemsIn } from "../../../../scripts/prose.mjs";

const long = `// ${"word ".repeat(30)}`;

describe("a check of prose", () => {
  it("refuses question words on the second line of a doc comment, by that line", () => {
    const text = "/**\n * How large it is.\n */\nconst a = 1;\n/**\n *\n * Which one.\n */";
    expect(problemsIn("a.ts", text).map((problem) => problem.split(": ")[0])).toEqual(["a.ts:2", "a.ts:7"]);
  });

  it("quotes what it refuses, and names the American form", () => {
    const text = "/** How Finalised it is. */";
    expect(problemsIn("a.ts", text)).toEqual([
      'a.ts:1: "Finalised" is not American spelling: "Finalized"',
      'a.ts:1: a doc comment begins with a noun or a verb, not with "How"',
    ]);
  });

  it("refuses long lines within a block comment that have no asterisk", () => {
    expect(problemsIn("a.ts", `/* a\n${long.slice(3)}\n*/`)).toEqual(["a.ts:2: more than 120 characters"]);
  });

  it.each([
    ["British spelling, in names too", "a.ts", "const finalised = 1; // the colour", 2],
    ["words that the project does not use", "a.md", "A chain of the Substrate family.", 1],
    ["words for which the field has others", "a.ts", "// The pace of a liar, the trouble with a final block.", 4],
    [
      "titles of dashboards",
      "deploy/a.json",
      '"title": "Blocks that are not final", "legend": "The last final one"',
      2,
    ],
    ["doc comments that begin with a question word", "a.ts", "/** Whether it is so. */", 1],
    ["question words behind code", "a.ts", "const a = 1; /** How it is. */", 1],
    ["long comments", "a.ts", long, 1],
    ["long comments behind code", "a.ts", `const a = 1; ${long}`, 1],
    ["long paragraphs", "a.md", long.slice(3), 1],
    ["long comments of other files", "a.yml", `# ${long.slice(3)}`, 1],
  ])("refuses %s", (_, path, text, count) => {
    const problems = problemsIn(path, `\n${text}`);
    expect(problems).toHaveLength(count);
    for (const problem of problems) expect(problem.startsWith(`${path}:2: `)).toBe(true);
  });

  it.each([
    [
      "methods that clients know by such names",
      "a.ts",
      "x = { chain_getFinalisedHead, chain_subscribeFinalisedHeads };",
    ],
    [
      "tables, code and links without a space",
      "a.md",
      `| ${"cell ".repeat(40)}|\n\`\`\`\n${long}\n\`\`\`\n${"x".repeat(200)}`,
    ],
    ["words that only look British", "a.md", "The advertiser promises to exercise; a raised, precise enterprise."],
    ["long code, which the formatter breaks where it can", "a.ts", `const text = "${"word ".repeat(30)}";`],
  ])("takes %s", (_, path, text) => {
    expect(problemsIn(path, text)).toEqual([]);
  });
});
