#!/usr/bin/env node
// The command `tao`. npm links it when it installs, before anything is built; so it is not part of the build.
import { existsSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

// Node.js 22 keeps compiled code: in a folder of this user, where nobody else can put any.
module.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "opentao"));

const built = new URL("../dist/bin/tao.js", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("tao is not built yet. Run `npm run build` in the repository, or `npm start`.");
  process.exitCode = 1;
}
