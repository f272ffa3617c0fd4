// What every entry command needs first: dependencies as the lockfile has them, and a build that is not older than its
// sources.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root folder of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const isOlder = ([major, minor]) => {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
};
// What the packages that it is made of ask for.
if (isOlder([22, 13])) {
  const needs = `OpenTAO needs Node.js 22.13 or newer; this is ${process.versions.node}`;
  // Older than this it cannot start at all.
  if (isOlder([20, 19])) {
    console.error(`${needs}. Install a newer one and run the command again.`);
    process.exit(1);
  }
  // For people, once in a command of many processes: what programs read stays as it is.
  const isTold = process.env.OPENTAO_TOLD_NODE !== undefined || process.argv.includes("--json");
  process.env.OPENTAO_TOLD_NODE = "1";
  if (!isTold) console.error(`${needs}. It goes on, and may fail: install a newer one.`);
}

const mtime = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Packages of a lockfile, by the folder that they lie in; none when there is no such file. */
const packagesOf = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {});

/** Returns whether all that the lockfile names is there, by npm's own record; what is optional may be absent. */
function isInstalled() {
  const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
  return Object.entries(packagesOf(join(root, "package-lock.json")))
    .filter(([path]) => path.includes("node_modules/"))
    .every(([path, { version, optional, link }]) =>
      link ? existsSync(join(root, path)) : (installed[path]?.version ?? (optional && version)) === version,
    );
}

function mark(marker) {
  writeFileSync(marker, "");
  utimesSync(marker, new Date(), new Date());
}

/** Installs dependencies when the lockfile is newer than what is installed, and asks for something else. */
export function install() {
  const marker = join(root, "node_modules", ".opentao-installed");
  if (mtime(marker) >= mtime(join(root, "package-lock.json"))) return;
  if (isInstalled()) return mark(marker);
  // On standard error: a command that follows may print JSON for programs.
  console.error("Installing dependencies (once; about 350 MB)…");
  // Not `npm ci`: it refuses a lockfile without the optional binaries of platforms that a registry does not carry.
  const { status } = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["inherit", 2, 2],
  });
  if (status !== 0) {
    console.error(
      "npm install failed. Check the connection to your package registry and the free disk space, then run the command again.",
    );
    process.exit(status ?? 1);
  }
  mark(marker);
}

/** Newest modification time below a folder, in ms. */
function newest(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, mtime(join(entry.parentPath ?? entry.path, entry.name))), 0);
}

/** Builds when a source is newer than the last build. */
export async function ensureBuilt() {
  const stamp = join(root, "node_modules", ".opentao-built");
  const packages = join(root, "packages");
  const sources = readdirSync(packages).flatMap((name) => [
    join(packages, name, "src"),
    join(packages, name, "reader"),
    join(packages, name, "package.json"),
  ]);
  const latest = Math.max(
    ...sources.filter(existsSync).map((path) => (statSync(path).isDirectory() ? newest(path) : mtime(path))),
  );
  const complete = readdirSync(packages).every(
    (name) => existsSync(join(packages, name, "dist")) || !existsSync(join(packages, name, "src/index.ts")),
  );
  if (complete && mtime(stamp) >= latest) return;
  const { buildAll } = await import("./build.mjs");
  await buildAll();
  writeFileSync(stamp, "");
}
