import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles TypeScript that stands in the package's src/ and imports it: training uses the very code that validators run.
 */
export async function loadSource(contents) {
  const resolveDir = fileURLToPath(new URL("../src", import.meta.url));
  const outfile = fileURLToPath(new URL(`.cache/source-${process.pid}.mjs`, import.meta.url));
  await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile,
    // files.ts finds the package's folder from where it stands in src/ or dist/.
    define: { "import.meta.url": JSON.stringify(new URL("../src/bundle.mjs", import.meta.url).href) },
  });
  return await import(outfile);
}
