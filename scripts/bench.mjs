// npm run bench [-- NAME, OR PART OF NAMES]: runs every packages/*/bench/*.bench.ts, or those named, in a process of
// its own each and stores what came out.
//
// A benchmark prints JSON lines { id, what, value, unit, rival: { name, value } }: its result, and that of a named
// rival measured in the same run. `better` says which way is better: "more" (default) or "less".
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { ensureBuilt, install, root } from "./setup.mjs";
import { withBundle } from "./source.mjs";

install();
await ensureBuilt();

const wanted = process.argv[2] ?? "";
const packages = join(root, "packages");
const all = readdirSync(packages).flatMap((name) => {
  try {
    return readdirSync(join(packages, name, "bench"))
      .filter((file) => file.endsWith(".bench.ts"))
      .map((file) => join(packages, name, "bench", file));
  } catch {
    return []; // a package without benchmarks
  }
});
const names = all.map((file) => `${basename(join(file, "../.."))}/${basename(file, ".bench.ts")}`);
// A whole name means that benchmark alone, though another one's may begin with it.
const fits = names.includes(wanted) ? (name) => name === wanted : (name) => name.includes(wanted);
const files = all.filter((_, index) => fits(names[index]));

if (files.length === 0) {
  console.error(`No benchmark has "${wanted}" in its name. Usage: npm run bench [-- PART OF A NAME], such as one of`);
  console.error(`  ${names.join("\n  ")}`);
  process.exit(2);
}

/** Runs one benchmark in a process of its own. */
function run(file) {
  return withBundle(file, (outfile) => {
    const { status, stdout } = spawnSync(process.execPath, ["--expose-gc", outfile], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`${file} ended with code ${status}`);
    return stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
  });
}

/** Ratio by which a result is better than its rival. */
function ratio({ value, rival, better = "more" }) {
  if (rival === undefined) return undefined;
  return better === "more" ? value / rival.value : rival.value / value;
}

const short = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const folder = join(root, "docs", "bench");
mkdirSync(folder, { recursive: true });
const file = join(folder, "results.json");
let earlier = [];
try {
  earlier = JSON.parse(readFileSync(file, "utf8"));
} catch {
  // the first run on this checkout
}
const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.version };
const part = wanted === "" ? {} : { part: wanted };
// Results of a small state are not those of the real size.
const size = process.env.OPENTAO_SCALE === undefined ? {} : { size: process.env.OPENTAO_SCALE };
const rows = [];
earlier.push({ date: new Date().toISOString().slice(0, 10), machine, ...part, ...size, rows });

console.log("VALUE   N × RIVAL (ITS VALUE): N times as good as the rival, whether more or less is better.");
for (const bench of files) {
  console.log(`\n${basename(bench, ".bench.ts")}`);
  for (const row of await run(bench)) {
    rows.push({ ...row, ratio: ratio(row) });
    const rival =
      row.rival === undefined
        ? ""
        : `   ${short(ratio(row))} × ${row.rival.name} (${short(row.rival.value)} ${row.unit})`;
    console.log(`  ${row.what.padEnd(52)} ${short(row.value).padStart(9)} ${row.unit}${rival}`);
  }
  // After each part: whoever breaks off keeps what was measured.
  writeFileSync(file, JSON.stringify(earlier));
}
// In the form that `npm run check` asks for.
const formatted = spawnSync("npx", ["biome", "format", "--write", file], {
  cwd: root,
  stdio: "ignore",
});
if (formatted.status !== 0) throw new Error(`${file} could not be formatted`);
console.log(`\nStored in docs/bench/results.json.`);
