// Lists the files of the repository that people write, for the checks.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

/**
 * Returns the paths, from the root, of the files that git has or would take and that match `kind`. Throws when it
 * cannot tell, or when there are none: a check of nothing has checked nothing.
 */
export function writtenFiles(kind = /./) {
  const command = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout, stderr, error } = spawnSync("git", command, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git cannot list the files: ${error?.message ?? stderr}`);
  // What is deleted but not committed is listed too.
  const files = stdout.split("\0").filter((path) => path !== "" && kind.test(path) && existsSync(join(root, path)));
  if (files.length === 0) throw new Error(`git lists no files that match ${kind}`);
  return files;
}
