import { join, relative } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const entry = "packages/cli/src/bin/tao.ts";

/** Packages that are loaded before a command runs: what modules import that the entry point imports statically. */
async function loadedAtOnce(): Promise<string[]> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [entry], outdir: "unwritten", write: false, metafile: true },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", packages: "external", logLevel: "error" },
  });
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external !== true) visit(relative(root, join(root, path)));
      else if (!path.startsWith("node:")) packages.add(path);
    }
  };
  visit(entry);
  expect(seen.size).toBeGreaterThan(15);
  return [...packages].sort();
}

describe("tao", () => {
  it("shows its help before any library is loaded that only commands need", async () => {
    expect(await loadedAtOnce()).toEqual(["@opentao/base", "commander", "picocolors"]);
  });
});
