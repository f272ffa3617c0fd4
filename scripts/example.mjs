// npm run example NAME [ARGUMENTS]: runs a program of examples/, on any Node.js that the packages run on.
import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt, install, root } from "./setup.mjs";
import { PROGRAM } from "./source.mjs";

const [name = "", ...args] = process.argv.slice(2);
// What several of them share lies in a folder of its own.
const names = readdirSync(join(root, "examples")).flatMap((file) => /^(\w+)\.ts$/.exec(file)?.[1] ?? []);
if (!names.includes(name)) {
  const problem = name === "" ? "Name an example to run" : `There is no example "${name}"`;
  console.error(`${problem}. Run one of these: npm run example ${names.join("|")}`);
  process.exit(1);
}
install();
await ensureBuilt();
const { build } = await import("esbuild");

const source = join(root, "examples", `${name}.ts`);
// Below node_modules: it finds the packages from there, and git does not see it.
const folder = join(root, "node_modules/.opentao-examples");
const program = join(folder, `${name}.mjs`);
const [bundle] = (await build({ ...PROGRAM, entryPoints: [source], outfile: program, write: false })).outputFiles;
mkdirSync(folder, { recursive: true });
// Renamed when it is whole: another run of it may be reading.
writeFileSync(`${program}.${process.pid}`, bundle.contents);
renameSync(`${program}.${process.pid}`, program);
process.argv = [process.execPath, program, ...args];
await import(pathToFileURL(program).href);
