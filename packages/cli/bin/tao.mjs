#!/usr/bin/env node
// The command `tao`. npm links it when it installs, before anything is built; so it is not part of the build.
import { existsSync } from "node:fs";

const built = new URL("../dist/bin/tao.js", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("tao is not built yet. Run `npm run build` in the repository, or `npm start`.");
  process.exitCode = 1;
}
