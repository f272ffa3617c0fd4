import { describe, expect, it } from "vitest";
import { type Arrows, knotsOf, layersOf, problemsOf } from "../../../../scripts/folders.mjs";

/** Arrows from a list of "a → b". */
function arrows(...pairs: string[]): Arrows {
  const entries = new Map<string, Map<string, string[]>>();
  for (const pair of pairs) {
    const [from = "", to = ""] = pair.split(" → ");
    const targets = entries.get(from) ?? new Map<string, string[]>();
    entries.set(from, targets.set(to, [pair]));
  }
  return entries;
}

describe("knots of a folder", () => {
  it("are none where arrows lead one way", () => {
    expect(knotsOf(arrows("a → b", "a → c", "b → c", "c → d"))).toEqual([]);
  });

  it("hold all entries that reach each other, and no others", () => {
    const found = knotsOf(arrows("a → b", "b → c", "c → b", "c → d", "x → y", "y → z", "z → x", "z → d"));
    expect(found.map((knot) => knot.join(" ")).sort()).toEqual(["b c", "x y z"]);
  });

  it("join where circles share an entry", () => {
    expect(knotsOf(arrows("a → b", "b → a", "b → c", "c → b"))).toEqual([["a", "b", "c"]]);
  });
});

describe("layers of ARCHITECTURE.md", () => {
  it("are read from lines of their form alone", () => {
    const text =
      "Layers:\n\n    packages/codec/src: bytes < primitives < ip\n\nIn packages/node/src: rpc is above pool.\n";
    expect([...layersOf(text)]).toEqual([["packages/codec/src", ["bytes", "primitives", "ip"]]]);
  });
});

describe("problems of folders", () => {
  const root = "packages/codec/src";
  const layers = new Map([[root, ["bytes", "ip"]]]);

  it("are none when imports go down", () => {
    expect(problemsOf([[`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`]], layers)).toEqual([]);
  });

  it("name the folders that import each other, with an import each way", () => {
    const problems = problemsOf(
      [
        [`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`],
        [`${root}/bytes/join.ts`, `${root}/ip/parse.ts`],
      ],
      new Map(),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("bytes, ip import each other");
    expect(problems[0]).toContain("bytes/join.ts → packages/codec/src/ip/parse.ts");
  });

  it("name an import of a layer above", () => {
    expect(problemsOf([[`${root}/bytes/join.ts`, `${root}/ip/parse.ts`]], layers)).toEqual([
      expect.stringContaining("bytes may not import ip"),
    ]);
  });

  it("name folders that are not listed, and layers that are not there", () => {
    const problems = problemsOf([[`${root}/text/utf8.ts`, `${root}/bytes/hex.ts`]], layers);
    expect(problems).toEqual([
      expect.stringContaining("does not list the layer of text/"),
      expect.stringContaining("lists ip, which imports nothing here"),
    ]);
  });

  it("leave files beside the folders out of the layers", () => {
    const imports = [
      [`${root}/index.ts`, `${root}/bytes/hex.ts`],
      [`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`],
    ] as const;
    expect(problemsOf(imports, layers)).toEqual([]);
  });
});
