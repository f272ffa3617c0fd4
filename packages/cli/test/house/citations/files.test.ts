import { describe, expect, it } from "vitest";
import { filesNamedIn, isNamed } from "../../../../../scripts/citations/files.mjs";

describe("names of files", () => {
  const files = ["packages/node/src/workers/interface.ts", "docs/security.md", "scripts/check.mjs"];

  it("are found in documents and comments", () => {
    expect(
      filesNamedIn("a.md", "see `docs/security.md` and\n`packages/<name>/src`, `sync/2`", ["packages", "docs"]),
    ).toEqual([
      { line: 1, name: "docs/security.md" },
      { line: 2, name: "packages/<name>/src" },
    ]);
    expect(filesNamedIn("a.ts", 'import "./other.ts";\n// jobs by name (workers/interface.ts)', [])).toEqual([
      { line: 2, name: "workers/interface.ts" },
    ]);
  });

  it("are found in comments without an asterisk, behind code, and in files of other kinds", () => {
    const text = "/*\n as in workers/a.ts\n*/\nrun(); // and b.mts\nload(`workers/c.ts`);";
    expect(filesNamedIn("a.ts", text, [])).toEqual([
      { line: 2, name: "workers/a.ts" },
      { line: 4, name: "b.mts" },
    ]);
    expect(filesNamedIn("a.yml", "# as in workers/a.ts\nb: workers/c.ts", [])).toEqual([
      { line: 1, name: "workers/a.ts" },
    ]);
  });

  it("are those of files and folders, by the end of the path", () => {
    for (const name of [
      "docs/security.md",
      "workers/interface.ts",
      "check.mjs",
      "packages/*/src",
      "packages/<name>/src/",
    ])
      expect(isNamed(name, files), name).toBe(true);
    for (const name of ["docs/secure.md", "worker/interface.ts", "face.ts", "packages/*/test"])
      expect(isNamed(name, files), name).toBe(false);
  });

  it("count without the folder src", () => {
    expect(isNamed("node/workers/interface.ts", files)).toBe(true);
  });
});
