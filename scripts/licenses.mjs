// Licenses of others' code that a bundle holds: they ask that their notices travel with every copy. The build writes
// them beside the bundle, into dist/third-party-licenses.txt.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const LICENSE = /^(?:licen[cs]e|copying)\b/i;
const NOTICE = /^notice\b/i;
/** Beside a generated file that holds code of others: the notices of all of it. */
const NOTICES = "notices.json";
/** Texts of packages that are published without theirs, by the package's name. */
const TEXTS = new URL("./licenses/", import.meta.url);
const INTRODUCTION = "This package holds code of the packages below, which their authors license as stated here.";

/** Returns the paths of the files of which a build's outputs hold code, as esbuild's metafile has them. */
function filesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}

/** Returns whether a build's outputs hold code of a file, by its path from the folder in which it was built. */
export function isBundled(metafile, path) {
  return filesIn(metafile).includes(path);
}

/**
 * Returns the folders of the installed packages of which a build in `folder` holds code, and the files of notices that
 * lie beside what it holds.
 */
export function bundledPackages(metafile, folder) {
  // What stands in brackets was left out by the package's own wish.
  const paths = filesIn(metafile).filter((path) => !path.startsWith("("));
  const packages = packagesOf(paths);
  const notices = paths.map((path) => join(dirname(path), NOTICES)).filter((path) => existsSync(resolve(folder, path)));
  return [...new Set([...packages, ...notices].map((path) => resolve(folder, path)))];
}

/** Returns the folders of the installed packages that files lie in, by their paths. */
export function packagesOf(paths) {
  return [...new Set(paths.flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))];
}

/** Returns name, version and license of each package in a line, and the texts that it asks to be passed on. */
function noticesIn(path) {
  return path.endsWith(`/${NOTICES}`) ? JSON.parse(readFileSync(path, "utf8")) : [noticeOf(path)];
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).sort();
  const licenses = files.filter((file) => LICENSE.test(file));
  const ours = new URL(`${name}.txt`, TEXTS);
  if (licenses.length === 0 && existsSync(ours))
    return { title: `${name} ${version} (${license})`, text: readFileSync(ours, "utf8").trim() };
  if (typeof license !== "string" || licenses.length === 0)
    throw new Error(
      `${name} ${version} is bundled and has no license ${licenses.length === 0 ? "text" : "in its package.json"}, ` +
        "so that its notice cannot travel with the bundle: leave it as an import, or take another package.",
    );
  const texts = [...licenses, ...files.filter((file) => NOTICE.test(file))];
  return {
    title: `${name} ${version} (${license})`,
    text: texts.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n"),
  };
}

/**
 * Renders the notices of what {@link bundledPackages} found; a text of several stands once. Throws when a package has
 * none.
 */
export function noticesOf(folders) {
  const titles = new Map();
  for (const { title, text } of folders.flatMap(noticesIn))
    titles.set(text, (titles.get(text) ?? new Set()).add(title));
  const notices = [...titles].map(([text, names]) => `${[...names].sort().join("\n")}\n\n${text}`);
  return `${[INTRODUCTION, ...notices.sort()].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
