import { describe, expect, it } from "vitest";
import { missingIn, published } from "../../../../scripts/publishable.mjs";

describe("published declarations", () => {
  it.each([
    ['export * from "./a.ts";', 'export * from "./a.js";'],
    ['import type { A } from "../a.ts";', 'import type { A } from "../a.js";'],
    ["import type { A } from './a.ts';", 'import type { A } from "./a.js";'],
    [
      'export type A = import("./a.ts").A | import("./b.ts").B;',
      'export type A = import("./a.js").A | import("./b.js").B;',
    ],
    ['declare module "./a.ts" { interface A {} }', 'declare module "./a.js" { interface A {} }'],
    ['import a = require("./a.ts");', 'import a = require("./a.js");'],
    ['export * from "./a.mts";', 'export * from "./a.mjs";'],
  ])("name JavaScript: %s", (text, expected) => {
    expect(published("a.d.ts", text)).toBe(expected);
  });

  it("are otherwise as they were", () => {
    const text = '// from "./a.ts"\nexport declare const a = "./a.ts";\nexport * from "@opentao/base";\n';
    expect(published("a.d.ts", text)).toBe(text);
  });
});

describe("files that a package promises", () => {
  const manifest = {
    exports: { ".": { types: "./dist/types/index.d.ts", default: "./dist/index.js" }, "./a": "./dist/a.js" },
    bin: { tao: "bin/tao.mjs" },
    files: ["dist", "data"],
  };

  it("are all there, or named", () => {
    expect(missingIn(manifest, () => true)).toEqual([]);
    expect(missingIn(manifest, (path) => path.startsWith("./dist/index") || path === "dist")).toEqual([
      "./dist/types/index.d.ts",
      "./dist/a.js",
      "bin/tao.mjs",
      "data",
    ]);
    expect(missingIn({ bin: "bin/tao.mjs" }, () => false)).toEqual(["bin/tao.mjs"]);
    expect(missingIn({}, () => false)).toEqual([]);
  });
});
