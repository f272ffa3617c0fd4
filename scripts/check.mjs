// npm run check: types, descriptors, errors page, format and lint, layers, unused code, spread lists, citations, prose,
// hints. Runs all of them, then says which failed. A tool that is missing or sees less than there is has failed too.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { writtenFiles } from "./files.mjs";
import { ensureBuilt, install, root } from "./setup.mjs";

install();
await ensureBuilt();

const folders = readdirSync(`${root}/packages`).map((name) => `packages/${name}/src`);
const written = writtenFiles(/^packages\/[^/]+\/(?:src|test|bench)\/(?!.*fixtures\/).*\.tsx?$/);
const sources = written.filter((path) => path.split("/")[2] === "src");
/** A line of `tsc --listFiles`. */
const LISTED = /^\/.*\.(?:[cm]?tsx?|json)\n/gm;
function listed(output) {
  const paths = new Set(output.match(LISTED)?.map((line) => line.trim().slice(root.length)));
  return written.filter((path) => paths.has(path)).length;
}
/** The page's sources have types of their own: those of a browser. */
const inPage = (path) => path.startsWith("packages/explorer/");
const counted = (pattern) => (output) => Number(pattern.exec(output)?.[1] ?? 0);

/** Name, command, and of a tool that chooses its files itself: how many it must see at least, and how many it saw. */
const steps = [
  ["types", ["tsc", "-p", ".", "--listFiles"], written.filter((path) => !inPage(path)).length, listed],
  ["declarations", ["tsc", "-p", "tsconfig.types.json", "--emitDeclarationOnly", "false", "--noEmit"]],
  ["types of the page", ["tsc", "-p", "packages/explorer", "--listFiles"], written.filter(inPage).length, listed],
  ["descriptors", ["node", "scripts/descriptors.mjs", "--check"]],
  ["errors page", ["node", "scripts/docs.mjs", "--check"]],
  ["format and lint", ["biome", "check", "--error-on-warnings", "."], written.length, counted(/Checked (\d+) files/)],
  [
    "layers",
    ["depcruise", "--config", ".dependency-cruiser.cjs", ...folders],
    sources.filter((path) => path.endsWith(".ts")).length,
    counted(/(\d+) modules/),
  ],
  ["folders", ["node", "scripts/folders.mjs"]],
  ["unused code", ["knip", "--treat-config-hints-as-errors"]],
  ["spread lists", ["node", "scripts/spreads.mjs"]],
  ["citations", ["node", "scripts/citations.mjs"]],
  ["prose", ["node", "scripts/prose.mjs"]],
  ["hints", ["node", "scripts/hints.mjs"]],
];

function passes([name, command, least = 0, seenIn = () => 0]) {
  console.log(`\n— ${name}`);
  const { status, signal, error, ...output } = spawnSync("npx", ["--no-install", ...command], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const said = `${output.stdout ?? ""}${output.stderr ?? ""}`;
  process.stdout.write(said.replace(LISTED, ""));
  if (status === null) console.error(`${name} did not end: ${error?.message ?? signal}`);
  if (status !== 0) return false;
  const seen = seenIn(said);
  if (seen < least) console.error(`${name}: saw ${seen} files, and there are ${least}`);
  return seen >= least;
}

const failed = steps.filter((step) => !passes(step));
console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.map(([name]) => name).join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
