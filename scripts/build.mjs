// npm run build [-- --code]: builds every package from src/ to dist/ with esbuild: one bundle an entry point, with the
// libraries that libraries.mjs names, other packages left as imports; then the types, which only programs outside the
// repository need (--code leaves them out).
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { counted } from "./counted.mjs";
import { libraries } from "./libraries.mjs";
import { bundledPackages, isBundled, noticesOf } from "./licenses.mjs";
import { ensureCode, packagesInCode } from "./reader.mjs";

const root = new URL("..", import.meta.url).pathname;

/** Entry points of a package: the `source` of each export, and what `opentao.entries` names besides. */
function entryPoints(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const sources = Object.values(manifest.exports ?? {}).map((target) => target.source);
  const entries = [...new Set([...sources, ...(manifest.opentao?.entries ?? [])])];
  if (entries.length === 0) throw new Error(`${folder}: the package names no entry points`);
  return entries;
}

/** Builds all packages, with the licenses of others' code that they hold; returns the number of them. */
export async function buildAll() {
  await ensureCode();
  const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  await Promise.all(
    folders.map(async (folder) => {
      const entries = entryPoints(folder);
      rmSync(join(folder, "dist"), { recursive: true, force: true });
      const { metafile } = await build({
        absWorkingDir: folder,
        entryPoints: entries,
        outdir: "dist",
        outbase: "src",
        bundle: true,
        splitting: true,
        plugins: [libraries],
        format: "esm",
        platform: "node",
        target: "node20",
        sourcemap: true,
        metafile: true,
        logLevel: "error",
      });
      const packages = bundledPackages(metafile, folder);
      if (isBundled(metafile, "generated/code.js")) packages.push(...(await packagesInCode()));
      if (packages.length > 0) writeFileSync(join(folder, "dist/third-party-licenses.txt"), noticesOf(packages));
    }),
  );
  return folders.length;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const started = Date.now();
  const count = await buildAll();
  if (!process.argv.includes("--code")) (await import("./publishable.mjs")).makePublishable();
  console.log(`built ${counted(count, "package")} in ${Date.now() - started} ms`);
}
