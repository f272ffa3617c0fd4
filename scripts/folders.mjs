// Refuses cycles of folders, and arrows against the layers that ARCHITECTURE.md lists (part of npm run check).
//
// In each folder under packages/*/src, the files and folders that lie in it side by side form layers: an arrow goes
// from A to B when something in A imports something in B, and no arrows form a circle. Lines of ARCHITECTURE.md such as
//
//     packages/codec/src: bytes < primitives < ip
//
// name a folder's folders from the ground up; an import goes to the left only.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
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

/** Layers as a text lists them: folder → its folders, from the ground up. */
export function layersOf(text) {
  const lines = text.matchAll(/^ *(?<folder>packages\/\S+): (?<layers>\S+(?: < \S+)+)$/gm);
  return new Map([...lines].map(({ groups }) => [groups.folder, groups.layers.split(" < ")]));
}

/** Returns the problems of the folders, a message each. */
export function problemsOf(imports, layers) {
  const folders = arrowsOf(imports);
  const problems = [];
  for (const [folder, entries] of folders) {
    for (const knot of knotsOf(entries)) {
      const arrows = knot.flatMap((from) =>
        [...(entries.get(from) ?? [])].filter(([to]) => knot.includes(to)).map(([, examples]) => examples[0]),
      );
      problems.push(`${folder}: ${knot.join(", ")} import each other\n  ${arrows.join("\n  ")}`);
    }
    const listed = layers.get(folder);
    if (listed === undefined) continue;
    for (const [from, targets] of entries) {
      if (/\.\w+$/.test(from)) continue;
      if (!listed.includes(from)) {
        problems.push(`${folder}: ARCHITECTURE.md does not list the layer of ${from}/`);
        continue;
      }
      for (const [to, examples] of targets)
        if (listed.indexOf(to) > listed.indexOf(from))
          problems.push(`${folder}: ${from} may not import ${to}, which lies above it\n  ${examples.join("\n  ")}`);
    }
  }
  for (const [folder, listed] of layers) {
    const entries = folders.get(folder);
    const known = new Set([...(entries ?? [])].flatMap(([from, targets]) => [from, ...targets.keys()]));
    for (const layer of listed.filter((name) => !known.has(name)))
      problems.push(`${folder}: ARCHITECTURE.md lists ${layer}, which imports nothing here and is not imported`);
  }
  return problems;
}

async function importsOfPackages() {
  const options = await extractDepcruiseOptions(`${root}/.dependency-cruiser.cjs`);
  const { output } = await cruise(["packages"], {
    ...options,
    baseDir: root,
    includeOnly: "^packages/[^/]+/src/",
  });
  return output.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .map(({ resolved }) => [source, resolved])
      .filter(([from, to]) => to.includes("/src/") && from.split("/")[1] === to.split("/")[1]),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = problemsOf(await importsOfPackages(), layersOf(readFileSync(`${root}/ARCHITECTURE.md`, "utf8")));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Folders form layers." : `${problems.length} problems of layers`);
  process.exit(problems.length === 0 ? 0 : 1);
}
