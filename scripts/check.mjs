// npm run check: types, descriptors, format and lint, layers, unused code, spread lists, citations, prose, hints. Runs
// all of them, then says which failed.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { install, root } from "./setup.mjs";

install();
const { ensureCode } = await import("./reader.mjs");
await ensureCode();

const sources = readdirSync(`${root}/packages`).map((name) => `packages/${name}/src`);
const steps = [
  ["types", ["tsc", "-p", "."]],
  ["descriptors", ["node", "scripts/descriptors.mjs", "--check"]],
  ["format and lint", ["biome", "check", "--error-on-warnings", "."]],
  ["layers", ["depcruise", "--config", ".dependency-cruiser.cjs", ...sources]],
  ["folders", ["node", "scripts/folders.mjs"]],
  ["unused code", ["knip"]],
  ["spread lists", ["node", "scripts/spreads.mjs"]],
  ["citations", ["node", "scripts/citations.mjs"]],
  ["prose", ["node", "scripts/prose.mjs"]],
  ["hints", ["node", "scripts/hints.mjs"]],
];
const failed = steps.filter(([name, command]) => {
  console.log(`\n— ${name}`);
  const { status, signal, error } = spawnSync("npx", ["--no-install", ...command], { cwd: root, stdio: "inherit" });
  if (status === null) console.error(`${name} did not end: ${error?.message ?? signal}`);
  return status !== 0;
});
console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.map(([name]) => name).join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
