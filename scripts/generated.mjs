// Generated files: their format, and folders of which every file is generated.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

/** Returns a text as the formatter has it in a file of this path. */
export function formatted(text, path) {
  const command = ["--no-install", "biome", "format", `--stdin-file-path=${path}`];
  const { status, stdout, stderr } = spawnSync("npx", command, { cwd: root, input: text, encoding: "utf8" });
  if (status !== 0) throw new Error(`${path} cannot be formatted: ${stderr}`);
  return stdout;
}

/** Names of files that are not as `wanted` (texts by name) has them, and names of those that it does not have. */
export function differences(folder, wanted) {
  const found = readdirSync(folder);
  const isSame = (name) => found.includes(name) && readFileSync(join(folder, name), "utf8") === wanted.get(name);
  return {
    stale: [...wanted.keys()].filter((name) => !isSame(name)),
    foreign: found.filter((name) => !wanted.has(name)),
  };
}
