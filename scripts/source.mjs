// Loads a module of a package from its TypeScript source, other packages as they are built.
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/** Bundles the file beside its sources, so that it finds the packages that they find, and imports it. */
export async function load(path) {
  const file = join(root, path);
  const folder = mkdtempSync(join(dirname(file), ".load-"));
  try {
    const outfile = join(folder, "module.mjs");
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
