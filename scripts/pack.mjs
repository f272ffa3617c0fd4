// npm run pack [-- FOLDER]: packs every package into one file in FOLDER (packed/), ready to be installed elsewhere or
// published.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { makePublishable } from "./publishable.mjs";
import { ensureBuilt, install, root } from "./setup.mjs";

install();
await ensureBuilt();
console.error("Making declarations and packing (about a minute)…");
makePublishable();
const folder = resolve(process.argv[2] ?? join(root, "packed"));
mkdirSync(folder, { recursive: true });
const { status } = spawnSync("npm", ["pack", "--silent", "--workspaces", "--pack-destination", folder], {
  cwd: root,
  stdio: "inherit",
});
if (status === 0) console.log(`Install them in another folder: npm install --ignore-scripts ${join(folder, "*.tgz")}`);
process.exitCode = status ?? 1;
