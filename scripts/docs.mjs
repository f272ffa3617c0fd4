// npm run docs: writes what is generated under docs/ from the source (docs/errors.md).
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
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
