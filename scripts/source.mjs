// Programs and modules of packages from their TypeScript source, other packages as they are built.
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

/** Options of esbuild for one file with what it imports of its own package. */
export const PROGRAM = {
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "error",
};

/** Bundles the file beside its sources, so that it finds the packages that they find, for as long as `use` takes. */
export async function withBundle(file, use) {
  const folder = mkdtempSync(join(dirname(file), ".run-"));
  try {
    const outfile = join(folder, "bundle.mjs");
    // Imported when it is needed: those who import this file may install it first.
    const { build } = await import("esbuild");
    await build({ ...PROGRAM, entryPoints: [file], outfile });
    return await use(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports a module by its path from the root. */
export function load(path) {
  return withBundle(join(root, path), (outfile) => import(pathToFileURL(outfile).href));
}
