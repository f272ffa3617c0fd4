// npm run build [-- --code]: builds every package from src/ to dist/ with esbuild: one bundle an entry point, other
// packages left as imports; then the types, which only programs outside the repository need (--code leaves them out).
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ensureCode } from "./reader.mjs";

const root = new URL("..", import.meta.url).pathname;

/** Entry points of a package: the `source` of each export, and what `opentao.entries` names besides. */
function entryPoints(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const sources = Object.values(manifest.exports ?? {}).map((target) => target.source);
  const entries = [...new Set([...sources, ...(manifest.opentao?.entries ?? [])])];
  if (entries.length === 0) throw new Error(`${folder}: the package names no entry points`);
  return entries;
}

/** Builds all packages; returns the number of them. */
export async function buildAll() {
  await ensureCode();
  const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  await Promise.all(
    folders.map(async (folder) => {
      const entries = entryPoints(folder);
      rmSync(join(folder, "dist"), { recursive: true, force: true });
      await build({
        absWorkingDir: folder,
        entryPoints: entries,
        outdir: "dist",
        outbase: "src",
        bundle: true,
        splitting: true,
        packages: "external",
        format: "esm",
        platform: "node",
        target: "node20",
        sourcemap: true,
        logLevel: "error",
      });
    }),
  );
  return folders.length;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const started = Date.now();
  const count = await buildAll();
  if (!process.argv.includes("--code")) (await import("./publishable.mjs")).makePublishable();
  console.log(`built ${count} packages in ${Date.now() - started} ms`);
}
