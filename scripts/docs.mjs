// npm run docs [-- --check]: writes what is generated under docs/ from the source: docs/errors.md, and the pages of
// docs/api (which git ignores) for what applications import, where TypeDoc is installed. With --check it writes nothing
// and fails when docs/errors.md is not that of the source (part of npm run check).
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatted } from "./generated.mjs";
import { ensureBuilt, install, root } from "./setup.mjs";
import { load } from "./source.mjs";

const NAME = "docs/errors.md";

function writePages() {
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
}

install();
await ensureBuilt();

const { errorsPage } = await load("packages/cli/src/explain/page.ts");
const page = join(root, NAME);
const wanted = formatted(errorsPage(), page);
const isCurrent = existsSync(page) && readFileSync(page, "utf8") === wanted;
if (process.argv.includes("--check")) {
  if (!isCurrent) console.error(`${NAME} differs from the catalogs in the source: npm run docs`);
  process.exitCode = isCurrent ? 0 : 1;
} else {
  if (!isCurrent) writeFileSync(page, wanted);
  console.log(isCurrent ? `${NAME} is that of the source` : `wrote ${NAME}`);
  writePages();
}
