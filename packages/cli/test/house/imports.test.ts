import { describe, expect, it } from "vitest";
import { modulesIn, resolve } from "../../../../scripts/imports.mjs";

const names = (text: string) => modulesIn("a.ts", text).map(({ name }) => name);

describe("modules that a source names", () => {
  it.each([
    'import { a } from "./x.ts";',
    'import type { A } from "./x.ts";',
    'import "./x.ts";',
    'export { a } from "./x.ts";',
    'export * from "./x.ts";',
    'const a = await import("./x.ts");',
    "const a = await import(`./x.ts`);",
    'type A = import("./x.ts").A;',
    'let a: typeof import("./x.ts");',
    'import a = require("./x.ts");',
    'const a = require("./x.ts");',
    'declare module "./x.ts" { interface A {} }',
    'new Worker(new URL("./x.ts", import.meta.url));',
    "new URL(`./x.ts`, import.meta.url);",
    'import.meta.resolve("./x.ts");',
  ])("are found in %s", (text) => {
    expect(names(text)).toEqual(["./x.ts"]);
  });

  it("may be one of two", () => {
    expect(names('new URL(isBuilt ? "./x.js" : "./x.ts", import.meta.url)')).toEqual(["./x.js", "./x.ts"]);
  });

  it("are none in comments, texts, methods and addresses of other places", () => {
    const text = '// import "./x.ts"\nconst a = "import(`./x.ts`)"; chain.import("./x.ts"); new URL("./x.ts", base);';
    expect(names(text)).toEqual([]);
  });

  it("are unknown where they are calculated, and known to be paths when they begin as such", () => {
    expect(modulesIn("a.ts", `import(name); import("./" + name);`)).toMatchObject([
      { name: undefined, isPath: false },
      { name: undefined, isPath: true },
    ]);
  });

  it("are not read from what does not parse", () => {
    expect(() => modulesIn("a.ts", "import {")).toThrow("a.ts: ");
  });
});

describe("the file of a module", () => {
  const from = "packages/node/src/workers/thread.ts";
  const files = ["packages/node/src/workers/worker.ts", "packages/node/src/pool/pool.ts", "packages/codec/src/ip.ts"];
  const found = (name: string, isUrl = false) =>
    resolve(
      from,
      { name, isUrl },
      (path) => files.includes(path),
      (path) => (path === "@opentao/codec/ip" ? files[2] : undefined),
    );

  it("is that of the path, or the source of what is built there", () => {
    expect(found("../pool/pool.ts")).toBe(files[1]);
    for (const name of ["./worker.js", "workers/worker.js", "../../dist/workers/worker.js"])
      expect(found(name, true), name).toBe(files[0]);
  });

  it("is the source of an export of another package", () => {
    expect(found("@opentao/codec/ip")).toBe(files[2]);
  });

  it("is none for what is not there", () => {
    for (const name of ["./gone.ts", "@opentao/codec/gone"]) expect(found(name), name).toBeNull();
    expect(found("gone.js", true)).toBeNull();
  });

  it("is none of ours for modules of others", () => {
    for (const name of ["node:fs", "fastify"]) expect(found(name), name).toBeUndefined();
    expect(found("https://example.org/a.js", true)).toBeUndefined();
  });
});
