import { describe, expect, it } from "vitest";
import { bookOf, problemsOfRules, rangeOf } from "../../../../../scripts/citations/rules.mjs";

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
    "(protocol: consensus §2.2-1–2)",
    "(protocol: consensus §2.2, points 1 and 2)",
    "(protocol: consensus §1–2)",
    "(protocol: consensus §2.1 to §2.3)",
    "(protocol: consensus §2.1 – §2.3)",
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
    ["(protocol: consensus §1–99)", "consensus has no section 3"],
    ["(protocol: consensus §2–1)", "consensus §2–1 is no range"],
    ["(protocol: consensus §2–2)", "consensus §2–2 is no range"],
    ["(protocol: consensus §2.1–3)", "consensus §2.1–3 is no range"],
    ["(protocol: consensus §2.3 to §2.1)", "consensus §2.3–2.1 is no range"],
    ["(protocol: consensus §2.1 — §2.4)", "consensus has no section 2.4"],
    ["(protocol: clients §b–c)", "clients has no section c"],
    ["(protocol: consensus §2.2-3)", "consensus §2.2 has no point 3"],
    ["(protocol: consensus §2.2-1–3)", "consensus §2.2 has no point 3"],
    ["(protocol: consensus §2.2-2–1)", "consensus §2.2, points 2 and 1 are no range"],
    ["(protocol: consensus §2.2, points 1 and 4)", "consensus §2.2 has no point 4"],
    ["(protocol: consensus §2.1x)", "§ names no section"],
    ["(protocol: clients §behind)", "§ names no section"],
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

  it("may stand in a comment without an asterisk, and behind code", () => {
    expect(messages("/*\n as (protocol: consensus\n §2.9) says\n*/")).toEqual(["consensus has no section 2.9"]);
    expect(messages("const a = 1; // (protocol: consensus §2.9)")).toEqual(["consensus has no section 2.9"]);
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
    expect(rangeOf("1", "3")).toEqual(["1", "2", "3"]);
    expect(rangeOf("b", "d")).toEqual(["b", "c", "d"]);
    for (const [first = "", last = ""] of [
      ["2.9", "3.1"],
      ["2.9", "3"],
      ["a", "3"],
      ["3", "3"],
    ])
      expect(rangeOf(first, last), `${first} to ${last}`).toBeUndefined();
  });
});
