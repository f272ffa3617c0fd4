import { describe, expect, it } from "vitest";
import {
  anchorsOf,
  bookOf,
  departuresOf,
  entriesOf,
  filesNamedIn,
  flatten,
  isNamed,
  problemsOfDepartures,
  problemsOfLinks,
  problemsOfRules,
  rangeOf,
} from "../../../../scripts/citations.mjs";

const CONSENSUS = `# Consensus
## 1. Units
## 2. Emission
### 2.1 Where it runs
### 2.2 Order
1. the clock
2. the pools
### 2.3 Halvings
`;
const CLIENTS = `# Clients
## b. Methods
### b.1 Handshake
| D3 | epochs |
| D10 | absent |
`;
const books = new Map([
  ["consensus", bookOf(CONSENSUS)],
  ["clients", bookOf(CLIENTS)],
]);
const messages = (text: string, own?: string) => problemsOfRules(text, books, own).map(({ message }) => message);

describe("sections of a rule book", () => {
  it("are those of headings with a number or letter", () => {
    expect([...bookOf(CONSENSUS).sections.keys()]).toEqual(["1", "2", "2.1", "2.2", "2.3"]);
    expect([...bookOf(CLIENTS).sections.keys()]).toEqual(["b", "b.1"]);
    expect([...bookOf("## (a) Methods\n### a.1 First\n").sections.keys()]).toEqual(["a", "a.1"]);
  });

  it("are not made by headings in code", () => {
    expect([...bookOf("## 1. One\n```sh\n# 2 comments\n```\n").sections.keys()]).toEqual(["1"]);
  });
});

describe("citations of rules", () => {
  it.each([
    "(protocol: consensus §2.1)",
    "(protocol: consensus §2.1, §2.3)",
    "(protocol: consensus §2, clients §b.1)",
    "(protocol: consensus §2.1–2.3)",
    "(protocol: consensus §2.1-2.3, §1)",
    "(protocol: consensus §2.2-2)",
    "(protocol: consensus §2.2, point 1)",
    "(protocol: clients D10)",
    'describe("halvings (consensus §2.3)")',
    "/**\n * Rules of pools (protocol:\n * consensus §2.1,\n * §2.2).\n */",
  ])("resolve: %s", (text) => {
    expect(messages(text)).toEqual([]);
  });

  it.each([
    ["(protocol: consensus §2.4)", "consensus has no section 2.4"],
    ["(protocol: consensus §2.1, §3)", "consensus has no section 3"],
    ["(protocol: consensus §2.2, clients §c)", "clients has no section c"],
    ["(protocol: consensus §2.2–2.5)", "consensus has no section 2.4"],
    ["(protocol: consensus §2.3–2.1)", "consensus §2.3–2.1 is no range"],
    ["(protocol: consensus §2.2-3)", "consensus §2.2 has no point 3"],
    ["(protocol: clients D4)", "clients has no D4"],
    ["(protocol: clients, handshake)", "(protocol: clients, handshake) names no section"],
    ["(protocol: staking §1)", "§1 does not say of which document"],
    ["see §2.1", "§2.1 does not say of which document"],
    ["see consensus §", "§ names no section"],
  ])("lead nowhere: %s", (text, message) => {
    expect(messages(text)).toEqual([message]);
  });

  it("of a rule book to itself need no name", () => {
    expect(messages("as in §2.1 and clients §b; then §2.3", "consensus")).toEqual([]);
    expect(messages("as in §2.7", "consensus")).toEqual(["consensus has no section 2.7"]);
  });

  it("are no parameters of functions", () => {
    expect(messages("constructor(protocol: string, limit: number) {}")).toEqual([]);
  });

  it("are reported with their line", () => {
    expect(problemsOfRules("one\n * two (protocol: consensus\n * §7)", books)).toEqual([
      { line: 3, message: "consensus has no section 7" },
    ]);
  });
});

describe("ranges of sections", () => {
  it("run over the last place", () => {
    expect(rangeOf("2.9", "2.11")).toEqual(["2.9", "2.10", "2.11"]);
    expect(rangeOf("2.9", "3.1")).toBeUndefined();
  });
});

describe("departures", () => {
  const departures = departuresOf(
    "## Fair launch\n**F1, work.** Text\n\n## Node and neurons\n**A1, sessions.** Text, of F9\n| D1 | row |\n- **D2** item\n",
  );
  const found = (text: string, isDocument: boolean) =>
    problemsOfDepartures(text, departures, isDocument).map(({ line, message }) => `${line}: ${message}`);

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

describe("links of documents", () => {
  const files = new Map([["docs/a.md", "# A title: of `code`, and more\n## Again\n## Again\n"]]);
  const problems = (text: string) =>
    problemsOfLinks("README.md", text, (path) => files.get(path)).map(({ message }) => message);

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
});

describe("names of files", () => {
  const files = ["packages/node/src/workers/interface.ts", "docs/security.md", "scripts/check.mjs"];

  it("are found in documents and comments", () => {
    expect(
      filesNamedIn("see `docs/security.md` and\n`packages/<name>/src`, `sync/2`", true, ["packages", "docs"]),
    ).toEqual([
      { line: 1, name: "docs/security.md" },
      { line: 2, name: "packages/<name>/src" },
    ]);
    expect(filesNamedIn('import "./other.ts";\n// jobs by name (workers/interface.ts)', false, [])).toEqual([
      { line: 2, name: "workers/interface.ts" },
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

describe("a text on one line", () => {
  it("has no comment marks and knows its lines", () => {
    const { flat, lineAt } = flatten("/** one\n * two\n */\n// three\n    four");
    expect(flat.replace(/ +/g, " ")).toContain("one two");
    expect(lineAt(flat.indexOf("two"))).toBe(2);
    expect(lineAt(flat.indexOf("four"))).toBe(5);
  });
});
