// Refuses citations that lead nowhere (part of npm run check): sections of the rule books in docs/protocol, entries of
// docs/deviations.md, links between documents, and names of files in documents.
//
// A citation of a rule is `(protocol: consensus §2.5, §2.7, staking §3.1)`; `§2.1–2.4` is a range, `§4.5-3` point 3 of
// a section, `clients D3` the row of a table, `deviations F1` a departure. A rule book cites its own sections by `§`
// alone.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

const BOOKS = "docs/protocol";
/** This script and its test, whose citations are examples. */
const EXAMPLES = /\/citations\.(?:test\.ts|d\.mts|mjs)$/;
const SECTION = "(?:\\d+|[a-h])(?:\\.\\d+)*";
const WORD = "[a-z]+(?:-[a-z]+)*";

/**
 * A text with line breaks, indents and comment marks as single spaces, so that a citation may run over lines.
 * `lineAt` gives the line, from 1, of a position in it.
 */
export function flatten(text) {
  const starts = [];
  let flat = "";
  for (const line of text.split("\n")) {
    starts.push(flat.length);
    flat += `${line.replace(/^\s*(?:\/?\*+(?!\*)\s|\/\/+|>)?\s*/, "")} `;
  }
  return { flat, lineAt: (position) => starts.findLastIndex((start) => start <= position) + 1 };
}

/** A document without the lines of its code blocks, which stay as empty ones. */
export function withoutCode(markdown) {
  let inside = false;
  const lines = markdown.split("\n").map((line) => {
    const fence = /^\s*```/.test(line);
    if (fence) inside = !inside;
    return fence || inside ? "" : line;
  });
  return lines.join("\n");
}

/** A document without its code, in blocks and in lines: what stands there cites nothing. */
const withoutSpans = (markdown) => withoutCode(markdown).replace(/`[^`\n]*`/g, "`");

/** Anchors of a document's headings, as the usual viewers make them. */
export function anchorsOf(markdown) {
  const seen = new Map();
  return [...withoutCode(markdown).matchAll(/^#+ (?<title>.+)$/gm)].map(({ groups }) => {
    const plain = groups.title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/**
 * A rule book: its sections by number or letter, each with its text up to the next heading, and the names of its table
 * rows and list items that begin with a capital letter and a number (`D3`).
 */
export function bookOf(markdown) {
  const parts = withoutCode(markdown).split(/^#+ /m).slice(1);
  const sections = new Map();
  for (const part of parts) {
    const number = new RegExp(`^\\(?(${SECTION})[.)]?\\s`).exec(part)?.[1];
    if (number !== undefined) sections.set(number, part);
  }
  return { sections, entries: entriesOf(markdown) };
}

/** Names such as F1 or D10 that a document gives its entries: at the start of a paragraph, list item or table row. */
export function entriesOf(markdown) {
  const names = withoutCode(markdown).matchAll(
    /^(?:[-*] |\| ?|#+ )?(?:\*\*)?(?<name>[A-Z]\d+)\b(?:\*\*)?[,.:]?(?= )/gm,
  );
  return new Set([...names].map(({ groups }) => groups.name));
}

/** Numbers from `first` to `last`, which differ in the last place only: 2.1 to 2.4 gives 2.1, 2.2, 2.3, 2.4. */
export function rangeOf(first, last) {
  const [from, to] = [first.split("."), last.split(".")];
  const [low, high] = [Number(from.pop()), Number(to.pop())];
  if (from.join() !== to.join() || !(low < high)) return undefined;
  return Array.from({ length: high - low + 1 }, (_, step) => [...from, low + step].join("."));
}

function problemOfSections(book, name, groups) {
  const { first, last, point } = groups;
  const numbers = last === undefined ? [first] : rangeOf(first, last);
  if (numbers === undefined) return `${name} §${first}–${last} is no range`;
  const missing = numbers.find((number) => !book.sections.has(number));
  if (missing !== undefined) return `${name} has no section ${missing}`;
  if (point === undefined) return undefined;
  const found = new RegExp(`^\\s*(?:- )?(?:\\*\\*)?${point}[.)]\\s`, "m").test(book.sections.get(first));
  return found ? undefined : `${name} §${first} has no point ${point}`;
}

/**
 * True when the inside of `(protocol: …)` cites no rule; parameters of functions, `(protocol: string)`, do not count.
 */
function isVague(content, books) {
  if (content.includes("§") || /^[a-z-]+ [A-Z]\d+$/.test(content)) return false;
  return books.has(/^[\w-]*/.exec(content)[0]) || !/^\w+(?:,|$)/.test(content);
}

/**
 * Problems of the citations of rules in a text.
 *
 * @param own - the name of the rule book that the text is, if it is one
 */
export function problemsOfRules(text, books, own) {
  const { flat, lineAt } = flatten(text);
  const problems = [];
  const report = (position, message) => problems.push({ line: lineAt(position), message });
  const bookNames = [...books.keys()].join("|");
  const cited = new RegExp(
    `(?:(?<before>,|;|and|to) |(?<![\\w-])(?<name>${WORD}),? )?` +
      `§(?<first>${SECTION})(?:(?:–|-)§?(?<last>\\d+(?:\\.\\d+)+)|(?:-|, point )(?<point>\\d+)(?![.\\d]))?`,
    "g",
  );
  let [previous, end] = [own, 0];
  const known = new Set();
  for (const match of flat.matchAll(cited)) {
    const { before, name } = match.groups;
    const mark = flat.indexOf("§", match.index);
    known.add(mark);
    const continues = before !== undefined && !/[.()]/.test(flat.slice(end, match.index)) && match.index - end < 30;
    const target = books.has(name) ? name : continues ? previous : own;
    [previous, end] = [target, match.index + match[0].length];
    if (target === undefined) report(mark, `§${match.groups.first} does not say of which document`);
    else {
      const problem = problemOfSections(books.get(target), target, match.groups);
      if (problem !== undefined) report(mark, problem);
    }
  }
  for (const { index } of flat.matchAll(/§/g)) if (!known.has(index)) report(index, "§ names no section");
  for (const { index, groups } of flat.matchAll(/\(protocol: (?<content>[^)]*)\)/g))
    if (isVague(groups.content, books)) report(index, `(protocol: ${groups.content}) names no section`);
  for (const { index, groups } of flat.matchAll(
    new RegExp(`(?<![\\w-])(?<name>${bookNames}) (?<entry>[A-Z]\\d+)\\b`, "g"),
  ))
    if (!books.get(groups.name).entries.has(groups.entry)) report(index, `${groups.name} has no ${groups.entry}`);
  return problems;
}

/** Definitions of docs/deviations.md: names of entries, and titles of sections. */
export function departuresOf(markdown) {
  return {
    entries: entriesOf(markdown),
    titles: [...withoutCode(markdown).matchAll(/^##+ (.+)$/gm)].map(([, title]) => title),
  };
}

/**
 * Problems of the names of departures in a text: words such as F1 of a series that docs/deviations.md has, in
 * documents and in comments, and what stands after `deviations` anywhere: an entry, or `deviations, Safety`, a section.
 */
export function problemsOfDepartures(text, { entries, titles }, isDocument) {
  const series = new Set([...entries].map((entry) => entry[0]));
  const problems = new Map();
  const report = (line, name) =>
    problems.set(`${line} ${name}`, { line, message: `docs/deviations.md has no ${name}` });
  const prose = isDocument ? withoutSpans(text) : text;
  for (const [index, line] of prose.split("\n").entries()) {
    const comment = isDocument ? line : commentOf(line);
    for (const [name] of comment.replace(/`[^`]*`/g, "").matchAll(/(?<![\w.#-])[A-Z]\d{1,2}(?!\w)/g))
      if (series.has(name[0]) && !entries.has(name)) report(index + 1, name);
  }
  const { flat, lineAt } = flatten(prose);
  for (const { index, groups } of flat.matchAll(
    /(?<![\w/-])deviations(?: (?<entry>[A-Z]\d+)|, "?(?<rest>[A-Z].{1,40}))/g,
  )) {
    const { entry, rest } = groups;
    if (entry !== undefined && !entries.has(entry)) report(lineAt(index), entry);
    if (rest !== undefined && !titles.some((title) => rest.startsWith(title)))
      report(lineAt(index), `section ${/^[\w ]*\w/.exec(rest)[0]}`);
  }
  return [...problems.values()];
}

/**
 * Problems of the links of a document to others and to anchors.
 *
 * @param read - gives the text of a document, something of another file or folder that exists, undefined of others
 */
export function problemsOfLinks(path, markdown, read) {
  const problems = [];
  for (const [index, line] of withoutCode(markdown).split("\n").entries())
    for (const { groups } of line.replace(/`[^`]*`/g, "").matchAll(/\]\((?<target>[^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(groups.target)) continue;
      const [file, anchor] = groups.target.split("#");
      const target = file === "" ? path : normalize(join(dirname(path), file));
      const text = file === "" ? markdown : read(target);
      if (text === undefined) problems.push({ line: index + 1, message: `there is no ${target}` });
      else if (anchor !== undefined && !anchorsOf(String(text)).includes(anchor))
        problems.push({ line: index + 1, message: `${target} has no heading #${anchor}` });
    }
  return problems;
}

/** Comments of a line of code. */
const commentOf = (line) => /^\s*(?:\/?\*|\/\/).*|\/\/ .*/.exec(line)?.[0] ?? "";

/**
 * Names of files and folders in a text: in documents what stands in backticks and begins with one of `roots`
 * (`docs/security.md`), and, there and in comments, sources by the end of their path (`jobs/interface.ts`).
 */
export function filesNamedIn(text, isDocument, roots) {
  const found = [];
  const prose = isDocument ? withoutCode(text) : text;
  for (const [index, whole] of prose.split("\n").entries()) {
    const line = isDocument ? whole : commentOf(whole);
    const rooted = isDocument ? line.matchAll(new RegExp(`(?<=\`)(?:${roots.join("|")})/[^\`\\s]+(?=\`)`, "g")) : [];
    const sources = line.matchAll(
      /(?<![\w@.*/<>-])(?:(?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|md|json|yml)|[\w-]+\.(?:ts|mjs))\b/g,
    );
    const names = new Set([...rooted, ...sources].map(([name]) => name));
    for (const name of names) found.push({ line: index + 1, name });
  }
  return found;
}

/**
 * Returns whether `name` is a file or folder among `files`, by the end of its path; `*` and `<name>` stand for any
 * name.
 */
export function isNamed(name, files) {
  const pattern = name
    .replace(/\/$/, "")
    .replace(/[.+(){}|]/g, "\\$&")
    .replace(/\*+|<[^>]+>/g, "[^/]*");
  const end = new RegExp(`(?:^|/)${pattern}(?:/|$)`);
  return files.some((file) => end.test(file) || end.test(file.replace("/src/", "/")));
}

/** Folders that commands write and git ignores: documents name them, and they hold no citations. */
const BUILT = new Set(["docs/api"]);

/** Files of the repository, as paths from its root. */
function filesOfRepository(folder = "") {
  const ignored = /^(?:\.\w+|node_modules|dist|packed)$/;
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.test(entry.name)) return [];
    const path = join(folder, entry.name);
    if (BUILT.has(path)) return [];
    if (entry.isDirectory()) return filesOfRepository(path);
    return [path];
  });
}

function problemsOfRepository() {
  const files = filesOfRepository();
  const roots = ["packages", "docs", "examples", "scripts", "deploy", ...readdirSync(join(root, "packages"))];
  const read = (path) => {
    if (!existsSync(join(root, path))) return undefined;
    return path.endsWith(".md") ? readFileSync(join(root, path), "utf8") : "";
  };
  const bookPaths = files.filter((path) => dirname(path) === BOOKS && basename(path) !== "README.md");
  const books = new Map(bookPaths.map((path) => [basename(path, ".md"), bookOf(read(path))]));
  const departures = departuresOf(read("docs/deviations.md"));
  return files.flatMap((path) => {
    if (!/\.(?:md|ts|mjs)$/.test(path) || EXAMPLES.test(path)) return [];
    const text = readFileSync(join(root, path), "utf8");
    const isDocument = path.endsWith(".md");
    const own = bookPaths.includes(path) ? basename(path, ".md") : undefined;
    const lost = filesNamedIn(text, isDocument, roots).filter(
      ({ name }) => !BUILT.has(name) && !isNamed(name, files) && !existsSync(join(root, name)),
    );
    return [
      ...problemsOfRules(isDocument ? withoutSpans(text) : text, books, own),
      ...(own === undefined ? problemsOfDepartures(text, departures, isDocument) : []),
      ...(isDocument ? problemsOfLinks(path, text, read) : []),
      ...lost.map(({ line, name }) => ({ line, message: `there is no ${name}` })),
    ].map(({ line, message }) => `${path}:${line}: ${message}`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = problemsOfRepository();
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Every citation resolves." : `${problems.length} citations lead nowhere`);
  process.exit(problems.length === 0 ? 0 : 1);
}
