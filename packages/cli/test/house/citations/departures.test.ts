import { describe, expect, it } from "vitest";
import { departuresOf, problemsOfDepartures } from "../../../../../scripts/citations/departures.mjs";
import { entriesOf } from "../../../../../scripts/citations/rules.mjs";

describe("departures", () => {
  const departures = departuresOf(
    "## Fair launch\n**F1, work.** Text\n\n## Node and neurons\n**A1, sessions.** Text, of F9\n| D1 | row |\n- **D2** item\n",
  );
  const found = (text: string, isDocument: boolean) =>
    problemsOfDepartures(isDocument ? "a.md" : "a.ts", text, departures).map(
      ({ line, message }) => `${line}: ${message}`,
    );

  it("are named at the start of a paragraph, row or item", () => {
    expect([...departures.entries]).toEqual(["F1", "A1", "D1", "D2"]);
    expect([...entriesOf("| S3 | row |")]).toEqual(["S3"]);
  });

  it("resolve in documents and comments", () => {
    expect(found("Rules F1 and A1 to A2", true)).toEqual(["1: docs/deviations.md has no A2"]);
    expect(found('const key = "F7";\n// as F7 says', false)).toEqual(["2: docs/deviations.md has no F7"]);
    expect(found('it("stays (deviations F7)")', false)).toEqual(["1: docs/deviations.md has no F7"]);
    expect(found("/**\n * Free calls (deviations\n * F1).\n */", false)).toEqual([]);
  });

  it("count in every comment, and in no other part of a source", () => {
    expect(found("/*\n as F7 says\n*/", false)).toEqual(["2: docs/deviations.md has no F7"]);
    expect(found("const a = 1; /* as F7 says */ const b = 2;", false)).toEqual(["1: docs/deviations.md has no F7"]);
    expect(found("const a = 1; //as F7 says", false)).toEqual(["1: docs/deviations.md has no F7"]);
    expect(found('const a = "// F7";\nconst F8 = `\n * F9\n`;', false)).toEqual([]);
  });

  it("may be a section", () => {
    expect(found("(deviations, Node and neurons)", true)).toEqual([]);
    expect(found("/**\n * Late (deviations,\n * Node and neurons).\n */", false)).toEqual([]);
    expect(found("(deviations, Nodes)", true)).toEqual(["1: docs/deviations.md has no section Nodes"]);
    expect(found("deviations, and more", true)).toEqual([]);
  });

  it("are no words of series that the document does not have", () => {
    expect(found("Metadata V14, NVIDIA H100, `A9`", true)).toEqual([]);
  });
});
