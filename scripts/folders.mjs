// Refuses cycles of folders, and arrows against the layers that ARCHITECTURE.md lists (part of npm run check).
//
// In each folder under packages/*/src, the files and folders that lie in it side by side form layers: an arrow goes
// from A to B when something in A imports something in B, and no arrows form a circle. Lines of ARCHITECTURE.md such as
//
//     packages/codec/src: bytes < primitives < ip
//
// name a folder's folders from the ground up, all of them; an import goes to the left only.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { counted } from "./counted.mjs";
import { importsOfPackages } from "./imports.mjs";
import { root } from "./setup.mjs";

/** Arrows between the entries of each folder: folder → entry → entry that it imports → the files that do. */
export function arrowsOf(imports) {
  const folders = new Map();
  for (const [from, to] of imports) {
    const [source, target] = [from.split("/"), to.split("/")];
    let depth = 0;
    while (source[depth] === target[depth]) depth++;
    const folder = source.slice(0, depth).join("/");
    const entries = folders.get(folder) ?? new Map();
    folders.set(folder, entries);
    const targets = entries.get(source[depth]) ?? new Map();
    entries.set(source[depth], targets);
    const examples = targets.get(target[depth]) ?? [];
    targets.set(target[depth], examples);
    examples.push(`${from} → ${to}`);
  }
  return folders;
}

/** Groups of entries that reach each other (Tarjan's strongly connected components of two or more). */
export function knotsOf(entries) {
  const [order, low, stack, knots] = [new Map(), new Map(), [], []];
  const visit = (entry) => {
    order.set(entry, order.size);
    low.set(entry, order.get(entry));
    stack.push(entry);
    for (const next of entries.get(entry)?.keys() ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(entry, Math.min(low.get(entry), low.get(next)));
    }
    if (low.get(entry) !== order.get(entry)) return;
    const knot = stack.splice(stack.indexOf(entry));
    if (knot.length > 1) knots.push(knot.sort());
  };
  for (const entry of entries.keys()) if (!order.has(entry)) visit(entry);
  return knots;
}

/** Lines of a text that list layers, or try to: of their form, or with a `<` that is no code in a line. */
const LIST = /^\s*(?:[-*] )?packages\/\S*\s*:|</;
const WELL_FORMED = /^ *(?<folder>packages\/\S+): (?<layers>[\w-]+(?: < [\w-]+)+)$/;

/** Layers as a text lists them: folder → its folders, from the ground up; and a message for each malformed line. */
export function layersOf(text) {
  const [layers, problems] = [new Map(), []];
  for (const line of text.split("\n")) {
    if (!LIST.test(line.replace(/`[^`]*<[^`]*`/g, ""))) continue;
    const { folder, layers: names } = WELL_FORMED.exec(line)?.groups ?? {};
    const listed = names?.split(" < ");
    if (listed === undefined) problems.push(`ARCHITECTURE.md lists no layers in: ${line.trim()}`);
    else if (layers.has(folder)) problems.push(`${folder}: ARCHITECTURE.md lists its layers twice`);
    else if (new Set(listed).size < listed.length) problems.push(`${folder}: ARCHITECTURE.md lists a layer twice`);
    else layers.set(folder, listed);
  }
  if (layers.size === 0) problems.push("ARCHITECTURE.md lists no layers");
  return { layers, problems };
}

/** Folders in each folder above some files. */
export function foldersOf(files) {
  const folders = new Map();
  for (const file of files) {
    const parts = file.split("/").slice(0, -1);
    for (const [depth, name] of parts.entries()) {
      const folder = parts.slice(0, depth).join("/");
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  }
  return folders;
}

function problemsOfKnots(folder, entries) {
  return knotsOf(entries).map((knot) => {
    const arrows = knot.flatMap((from) =>
      [...(entries.get(from) ?? [])].filter(([to]) => knot.includes(to)).map(([, examples]) => examples[0]),
    );
    return `${folder}: ${knot.join(", ")} import each other\n  ${arrows.join("\n  ")}`;
  });
}

/** Returns the problems of a list of a folder's layers, and of imports that go up against it. */
function problemsOfLayers(folder, listed, found, entries) {
  const problems = [];
  for (const name of listed.filter((name) => !found.has(name)))
    problems.push(`${folder}: ARCHITECTURE.md lists ${name}, which is no folder there`);
  for (const name of found)
    if (!listed.includes(name)) problems.push(`${folder}: ARCHITECTURE.md does not list the layer of ${name}/`);
  for (const from of listed)
    for (const [to, examples] of entries.get(from) ?? [])
      if (listed.indexOf(to) > listed.indexOf(from))
        problems.push(`${folder}: ${from} may not import ${to}, which lies above it\n  ${examples.join("\n  ")}`);
  return problems;
}

/**
 * Returns the problems of the folders, a message each.
 *
 * @param files - all sources, also those that neither import nor are imported
 */
export function problemsOf(imports, layers, files) {
  const arrows = arrowsOf(imports);
  const folders = foldersOf(files);
  const none = new Map();
  return [
    ...[...arrows].flatMap(([folder, entries]) => problemsOfKnots(folder, entries)),
    ...[...layers].flatMap(([folder, listed]) =>
      problemsOfLayers(folder, listed, folders.get(folder) ?? none, arrows.get(folder) ?? none),
    ),
  ];
}

/**
 * Imports between packages against the rules of `.dependency-cruiser.cjs` for them, which sees types
 * (`import("…").Name`) and addresses of files in none of its runs.
 */
export function problemsOfPackages(imports, rules) {
  const matches = (pattern, path) => new RegExp(pattern).test(path);
  return imports.flatMap(([from, to]) =>
    rules
      .filter((rule) => matches(rule.from.path, from) && matches(rule.to.path, to) && !matches(rule.to.pathNot, to))
      .map((rule) => `${from} → ${to}: ${rule.comment}`),
  );
}

/** Rules of the packages' layers; every package has one. */
function rulesOfPackages(packages) {
  const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
  const rules = new Map(forbidden.map((rule) => [rule.name, rule]));
  return packages.map((name) => {
    const rule = rules.get(`layer-${name}`);
    if (rule === undefined) throw new Error(`.dependency-cruiser.cjs does not say what package ${name} may import`);
    return rule;
  });
}

function problemsOfRepository() {
  const { imports, problems: lost, sources } = importsOfPackages();
  const { layers, problems: malformed } = layersOf(readFileSync(`${root}/ARCHITECTURE.md`, "utf8"));
  const packageOf = (path) => path.split("/")[1];
  const inside = imports.filter(([from, to]) => to.includes("/src/") && packageOf(from) === packageOf(to));
  return [
    ...lost,
    ...malformed,
    ...problemsOf(inside, layers, sources),
    ...problemsOfPackages(imports, rulesOfPackages([...new Set(sources.map(packageOf))])),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = problemsOfRepository();
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Folders form layers." : `${counted(problems.length, "problem")} of layers`);
  process.exit(problems.length === 0 ? 0 : 1);
}
