import { describe, expect, it } from "vitest";
import { anchorsOf, problemsOfLinks, problemsOfNames } from "../../../../../scripts/citations/links.mjs";

describe("links of documents", () => {
  const files = new Map([["docs/a.md", "# A title: of `code`, and more\n## Again\n## Again\n"]]);
  const problems = (text: string) =>
    problemsOfLinks("README.md", text, (path) => files.get(path)).map(({ message }) => message);
  const inSource = (text: string) =>
    problemsOfLinks("docs/a.ts", text, (path) => files.get(path)).map(({ line, message }) => `${line}: ${message}`);

  it("resolve to files and anchors", () => {
    expect(anchorsOf(files.get("docs/a.md") ?? "")).toEqual(["a-title-of-code-and-more", "again", "again-1"]);
    expect(problems("[a](docs/a.md), [b](docs/a.md#again-1), [c](https://example.org/x)")).toEqual([]);
    expect(problems("# Here\n[here](#here)")).toEqual([]);
  });

  it("are refused when they do not", () => {
    expect(problems("[a](docs/b.md)")).toEqual(["there is no docs/b.md"]);
    expect(problems("[a](docs/a.md#other)")).toEqual(["docs/a.md has no heading #other"]);
    expect(problems("[a](#nowhere)")).toEqual(["README.md has no heading #nowhere"]);
  });

  it.each([
    ["with a title", '[b](docs/b.md "B")'],
    ["over two lines", "[a\nlink](docs/b.md)"],
    ["with room for a target", "[b](\n  docs/b.md)"],
    ["in brackets", "[b](<docs/b.md>)"],
    ["below the text", "[b][1]\n\n[1]: docs/b.md"],
    ["of HTML", '<img alt="b" src="docs/b.md">'],
    ["of a picture", "![b](docs/b.md)"],
  ])("are refused in every form: %s", (_, text) => {
    expect(problems(text)).toEqual(["there is no docs/b.md"]);
  });

  it("are refused from the root of a machine, and to headings of what has none", () => {
    expect(problems("[a](/docs/a.md)")).toEqual(["/docs/a.md begins at no folder of this repository"]);
    files.set("docs/", "");
    expect(problems("[a](docs/#again)")).toEqual(["docs/ has no heading #again"]);
  });

  it("are none in code", () => {
    expect(problems("`[b](docs/b.md)`\n```\n[b](docs/b.md)\n```")).toEqual([]);
  });

  it("resolve in comments of sources too", () => {
    expect(inSource("/** See {@link ./a.md} and [a](a.md#again). */\nconst a = map[0](x);")).toEqual([]);
    expect(inSource("/**\n * See {@link ./b.ts}.\n */")).toEqual(["2: there is no docs/b.ts"]);
    expect(inSource("const a = 1; // [b](../b.md)")).toEqual(["1: there is no b.md"]);
    expect(inSource("/** {@link b.ts | another} {@link ../b/c} */")).toEqual([
      "1: there is no docs/b.ts",
      "1: there is no b/c",
    ]);
  });
});

describe("links to declarations", () => {
  const found = (text: string) => problemsOfNames("a.ts", text).map(({ line, message }) => `${line}: ${message}`);

  it("resolve to names that the file has in its code", () => {
    expect(found('import type { B } from "./b.ts";\n/** A {@link B.c}, {@link d | D}. */\nconst d = 1;')).toEqual([]);
    expect(found('/** All of {@link B}. */\nexport * from "./b.ts";')).toEqual([]);
  });

  it("are refused when only comments have them", () => {
    expect(found("// B\n/** A {@link B.c}. */\nconst a = 1;")).toEqual(["2: this file has no B.c"]);
  });
});
