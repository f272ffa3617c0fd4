#!/usr/bin/env node
// The command `tao`. npm links it when it installs, before anything is built; so it is not part of the build.
import { existsSync, readFileSync, statSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/** Folder for compiled code; none where another could put some: `sudo` keeps the HOME of who calls it. */
function cacheFolder() {
  try {
    const cache = process.env.XDG_CACHE_HOME;
    const owned = cache || homedir();
    const isOwn = process.getuid === undefined || statSync(owned).uid === process.getuid();
    return isOwn ? join(cache || join(owned, ".cache"), "opentao") : undefined;
  } catch {
    return undefined; // a user without a home, or a home that is not there: tao starts without a cache
  }
}

/** Says that this Node.js is older than what the libraries ask for: to people, not to a shell or a program. */
function tellOldNode() {
  const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const wanted = engines.node.replace(">=", "");
  const [major, minor] = wanted.split(".").map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  console.error(
    `OpenTAO needs Node.js ${wanted} or newer; this is ${process.versions.node}. It goes on, and may fail.`,
  );
}
const isTold = process.env.OPENTAO_TOLD_NODE !== undefined;
if (!isTold && !process.argv.includes("--json") && process.argv[2] !== "completion") tellOldNode();

// Node.js 22 keeps compiled code.
const folder = cacheFolder();
if (folder !== undefined) module.enableCompileCache?.(folder);

const built = new URL("../dist/bin/tao.js", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("tao is not built yet. Run `npm run build` in the repository, or `npm start`.");
  process.exitCode = 1;
}
