import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const folder = new URL("../../../../scripts/typedoc/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

describe("pages of the API", () => {
  it("are made of entry points that exist, and of packages that applications import", () => {
    const { entryPoints, tsconfig } = z
      .object({ entryPoints: z.array(z.string()), tsconfig: z.string() })
      .parse(read("typedoc.json"));
    const files = [...entryPoints, tsconfig].map((path) => fileURLToPath(new URL(path, folder)));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(entryPoints.map((path) => /packages\/(\w+)\/src\/index\.ts$/.exec(path)?.[1])).toEqual([
      "sdk",
      "node",
      "runtime",
    ]);
  });

  it("are made by tools of the versions that the lockfile has", () => {
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(read("package.json"));
    const { packages } = z
      .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
      .parse(read("package-lock.json"));
    expect(Object.keys(dependencies)).toEqual(["typedoc", "typescript"]);
    for (const [name, version] of Object.entries(dependencies))
      expect(packages[`node_modules/${name}`]?.version).toBe(version);
  });
});
