// A folder of which every file is generated.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Names of files that are not as `wanted` (texts by name) has them, and names of those that it does not have. */
export function differences(folder, wanted) {
  const found = readdirSync(folder);
  const isSame = (name) => found.includes(name) && readFileSync(join(folder, name), "utf8") === wanted.get(name);
  return {
    stale: [...wanted.keys()].filter((name) => !isSame(name)),
    foreign: found.filter((name) => !wanted.has(name)),
  };
}
