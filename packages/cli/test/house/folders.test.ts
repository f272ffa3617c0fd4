import { describe, expect, it } from "vitest";
import { type Arrows, knotsOf, layersOf, problemsOf, problemsOfPackages } from "../../../../scripts/folders.mjs";

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
      "Layers:\n\n    packages/codec/src: bytes < primitives < ip\n\nIn packages/node/src: rpc is above pool. `a < b`\n";
    const { layers, problems } = layersOf(text);
    expect([...layers]).toEqual([["packages/codec/src", ["bytes", "primitives", "ip"]]]);
    expect(problems).toEqual([]);
  });

  const line = "    packages/base/src: a < b\n";
  it.each([
    [
      "another arrow",
      `${line}    packages/codec/src: bytes > ip`,
      "lists no layers in: packages/codec/src: bytes > ip",
    ],
    ["one folder", `${line}    packages/codec/src: bytes`, "lists no layers in"],
    ["no space", `${line}    packages/codec/src: bytes <ip`, "lists no layers in"],
    ["no colon", `${line}    packages/codec/src bytes < ip`, "lists no layers in"],
    ["a word at the end", `${line}    packages/codec/src: bytes < ip, and more`, "lists no layers in"],
    ["an item of a list", `${line}- packages/codec/src: bytes < ip`, "lists no layers in"],
    ["a folder that stands there twice", `${line}${line}`, "packages/base/src: ARCHITECTURE.md lists its layers twice"],
    ["a layer that stands there twice", `${line}    packages/codec/src: a < b < a`, "lists a layer twice"],
    ["no lists", "Nothing.", "ARCHITECTURE.md lists no layers"],
  ])("are refused with %s", (_, text, message) => {
    expect(layersOf(text).problems).toEqual([expect.stringContaining(message)]);
  });
});

describe("problems of folders", () => {
  const root = "packages/codec/src";
  const layers = new Map([[root, ["bytes", "ip"]]]);
  const files = [`${root}/index.ts`, `${root}/bytes/hex.ts`, `${root}/ip/parse.ts`];

  it("are none when imports go down", () => {
    expect(problemsOf([[`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`]], layers, files)).toEqual([]);
  });

  it("name the folders that import each other, with an import each way", () => {
    const problems = problemsOf(
      [
        [`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`],
        [`${root}/bytes/join.ts`, `${root}/ip/parse.ts`],
      ],
      new Map(),
      files,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("bytes, ip import each other");
    expect(problems[0]).toContain("bytes/join.ts → packages/codec/src/ip/parse.ts");
  });

  it("name an import of a layer above", () => {
    expect(problemsOf([[`${root}/bytes/join.ts`, `${root}/ip/parse.ts`]], layers, files)).toEqual([
      expect.stringContaining("bytes may not import ip"),
    ]);
  });

  it("name folders that are not listed, even when they import nothing, and layers that are not there", () => {
    const problems = problemsOf([], layers, [`${root}/bytes/hex.ts`, `${root}/text/deep/utf8.ts`]);
    expect(problems).toEqual([
      `${root}: ARCHITECTURE.md lists ip, which is no folder there`,
      `${root}: ARCHITECTURE.md does not list the layer of text/`,
    ]);
  });

  it("name what is listed of a folder that is not there", () => {
    expect(problemsOf([], new Map([["packages/gone/src", ["a", "b"]]]), files)).toHaveLength(2);
  });

  it("leave files beside the folders out of the layers", () => {
    const imports = [
      [`${root}/index.ts`, `${root}/bytes/hex.ts`],
      [`${root}/ip/parse.ts`, `${root}/bytes/hex.ts`],
    ] as const;
    expect(problemsOf(imports, layers, files)).toEqual([]);
  });
});

describe("imports between packages", () => {
  const rule = {
    comment: "codec may import base",
    from: { path: "^packages/codec/src/" },
    to: { path: "^packages/([^/]+)/", pathNot: "^packages/(codec|base)/" },
  };

  it("are held against the rules of packages", () => {
    const from = "packages/codec/src/bytes/hex.ts";
    const imports = [
      [from, "packages/base/src/index.ts"],
      [from, "packages/node/src/index.ts"],
      ["packages/cli/src/index.ts", "packages/node/src/index.ts"],
    ] as const;
    expect(problemsOfPackages(imports, [rule])).toEqual([
      "packages/codec/src/bytes/hex.ts → packages/node/src/index.ts: codec may import base",
    ]);
  });
});
