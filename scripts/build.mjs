// npm run build [-- --code]: builds every package from src/ to dist/ with esbuild: one bundle an entry point, with the
// libraries that libraries.mjs names, other packages left as imports; then the types, which only programs outside the
// repository need (--code leaves them out). What a page imports is built without modules of Node.js (`opentao.page`), a
// whole page with Vite (`vite.config.ts`).
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { counted } from "./counted.mjs";
import { libraries } from "./libraries.mjs";
import { bundledPackages, isBundled, noticesOf } from "./licenses.mjs";
import { ensureCode, packagesInCode } from "./reader.mjs";

const root = new URL("..", import.meta.url).pathname;

const BUNDLE = {
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
};

/**
 * Entry points of a package: the `source` of each export, and what `opentao.entries` names besides; `pages` are those
 * that `opentao.page` names.
 */
function entryPoints(folder) {
  const { exports = {}, opentao = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const pages = opentao.page ?? [];
  const sources = Object.values(exports).map((target) => target.source);
  const entries = [...new Set([...sources, ...(opentao.entries ?? [])])].filter((path) => !pages.includes(path));
  if (entries.length === 0) throw new Error(`${folder}: the package names no entry points`);
  return { entries, pages };
}

async function buildPage(folder) {
  const vite = await import("vite");
  await vite.build({ root: folder, logLevel: "error" });
}

/** Builds all packages, with the licenses of others' code that they hold; returns the number of them. */
export async function buildAll() {
  await ensureCode();
  const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  await Promise.all(
    folders.map(async (folder) => {
      const { entries, pages } = entryPoints(folder);
      rmSync(join(folder, "dist"), { recursive: true, force: true });
      const { metafile } = await build({ ...BUNDLE, absWorkingDir: folder, entryPoints: entries });
      const packages = bundledPackages(metafile, folder);
      for (const page of pages) {
        // A bundle for each: its modules are not those of the bundles for Node.js.
        const built = await build({ ...BUNDLE, absWorkingDir: folder, entryPoints: [page], platform: "browser" });
        packages.push(...bundledPackages(built.metafile, folder));
      }
      if (existsSync(join(folder, "vite.config.ts"))) await buildPage(folder);
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
