// Refuses citations that lead nowhere (part of npm run check): sections of the rule books in docs/protocol
// (citations/rules.mjs), entries of docs/deviations.md (departures.mjs), links (links.mjs), and names of files in
// documents and comments (files.mjs).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { departuresOf, problemsOfDepartures } from "./citations/departures.mjs";
import { filesNamedIn, isNamed } from "./citations/files.mjs";
import { problemsOfLinks, problemsOfNames } from "./citations/links.mjs";
import { bookOf, problemsOfRules } from "./citations/rules.mjs";
import { isDocument, withoutCode, withoutSpans } from "./citations/text.mjs";
import { counted } from "./counted.mjs";
import { writtenFiles } from "./files.mjs";
import { root } from "./setup.mjs";

const BOOKS = "docs/protocol";
const DEPARTURES = "docs/deviations.md";
/** Kinds of files that cite. */
const CITING = /\.(?:[cm]?[jt]s|md|py|yml|service)$|\/Containerfile$/;
/** This script and its tests, whose citations are examples. */
const EXAMPLES = /\/citations(?:\/[\w.]+|\.mjs)$/;
/** Folders that commands write and git ignores: documents name them. */
const BUILT = new Set(["docs/api"]);

const files = writtenFiles();
const text = (path) => readFileSync(join(root, path), "utf8");
/** The text of a document, nothing of another file or folder; undefined of what git does not have. */
const read = (path) => {
  const start = path.replace(/\/?$/, "/");
  if (!files.some((file) => file === path || file.startsWith(start))) return undefined;
  return isDocument(path) ? text(path) : "";
};

const bookPaths = files.filter((path) => dirname(path) === BOOKS && basename(path) !== "README.md");
const books = new Map(bookPaths.map((path) => [basename(path, ".md"), bookOf(text(path))]));
const departures = departuresOf(text(DEPARTURES));
for (const [name, { sections }] of books)
  if (sections.size === 0) throw new Error(`${BOOKS}/${name}.md has no sections`);
if (books.size === 0) throw new Error(`${BOOKS} has no rule books`);
if (departures.entries.size === 0) throw new Error(`${DEPARTURES} has no entries`);

const roots = ["packages", "docs", "examples", "scripts", "deploy", ...readdirSync(join(root, "packages"))];

function problemsOf(path) {
  const own = bookPaths.includes(path) ? basename(path, ".md") : undefined;
  const whole = text(path);
  const lost = filesNamedIn(path, whole, roots).filter(
    ({ name }) => !BUILT.has(name) && !isNamed(name, files) && !existsSync(join(root, name)),
  );
  return [
    ...problemsOfRules(isDocument(path) ? withoutSpans(withoutCode(whole)) : whole, books, own),
    ...(own === undefined ? problemsOfDepartures(path, whole, departures) : []),
    ...problemsOfLinks(path, whole, read),
    ...problemsOfNames(path, whole),
    ...lost.map(({ line, name }) => ({ line, message: `there is no ${name}` })),
  ].map(({ line, message }) => `${path}:${line}: ${message}`);
}

const problems = files.filter((path) => CITING.test(path) && !EXAMPLES.test(path)).flatMap(problemsOf);
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? "Every citation resolves." : `${counted(problems.length, "citation")} without a target`,
);
process.exit(problems.length === 0 ? 0 : 1);
