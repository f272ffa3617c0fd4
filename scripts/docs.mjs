// npm run docs: writes what is generated under docs/ from the source: docs/errors.md, and the pages of docs/api (which
// git ignores) for what applications import, where TypeDoc is installed.
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, install, root } from "./setup.mjs";
import { load } from "./source.mjs";

install();
await ensureBuilt();

const { errorsPage } = await load("packages/cli/src/explain/page.ts");
const page = join(root, "docs/errors.md");
writeFileSync(page, errorsPage());
spawnSync("npx", ["--no-install", "biome", "format", "--write", page], { cwd: root, stdio: ["ignore", "ignore", 2] });
console.log("wrote docs/errors.md");

const typedoc = join(root, "scripts/typedoc");
const program = join(typedoc, "node_modules/typedoc/bin/typedoc");
if (existsSync(program)) {
  const options = ["--options", join(typedoc, "typedoc.json")];
  process.exitCode = spawnSync(process.execPath, [program, ...options], { stdio: "inherit" }).status ?? 1;
} else {
  console.log(
    "docs/api is not written: its tools (46 MB) come with `npm ci --prefix scripts/typedoc`; then run this again",
  );
}
