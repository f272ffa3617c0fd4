import { describe, expect, it } from "vitest";
import { writtenFiles } from "../../../../scripts/files.mjs";

describe("files that people write", () => {
  it("are those of the repository, without what is installed or built", () => {
    const files = writtenFiles(/\.mjs$/);
    expect(files).toContain("scripts/files.mjs");
    expect(files.filter((path) => /node_modules|\/dist\//.test(path))).toEqual([]);
  });

  it("are never none", () => {
    expect(() => writtenFiles(/\.gone$/)).toThrow("git lists no files that match");
  });
});
