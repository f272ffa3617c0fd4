// Refuses lists spread as the arguments of one call (`concat(...parts)`, `Math.max(...heights)`, `f.apply(self, list)`)
// where blocks are made, validated and passed on: each item takes a place on the stack, so that a long list ends the
// call on one machine and not on another. A function that takes arguments may pass them on: whoever calls it has
// written them out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { counted } from "./counted.mjs";
import { root } from "./setup.mjs";
import { parse, walk } from "./syntax.mjs";

/** Packages that only look at the chain, from outside: their lists end no other machine's call. */
const OUTSIDE = new Set(["cli", "explorer", "indexer", "sdk", "subnets"]);
const GROWING = new Set(["push", "splice", "unshift"]);

const nameOf = (node) => (node?.type === "Identifier" ? node.name : undefined);
const isMethod = ({ type, property }, names) => type === "MemberExpression" && names.has(property.name);

/** Names that parameters or the left side of a declaration bind. */
function boundBy(pattern) {
  const names = [];
  walk(pattern, (node) => names.push(nameOf(node)));
  return names;
}

/** Returns whether a function's body changes what a name stands for, or how many items it has. */
function isChanged(body, name) {
  let changed = false;
  walk(body, (node) => {
    if (node.type === "AssignmentExpression") changed ||= nameOf(node.left.object ?? node.left) === name;
    if (node.type === "VariableDeclarator") changed ||= boundBy(node.id).includes(name);
    if (node.type === "CallExpression" && isMethod(node.callee, GROWING))
      changed ||= nameOf(node.callee.object) === name;
  });
  return changed;
}

/** Names of lists that may be passed on within a function: its arguments, and those around it. */
function passedIn({ params, body }, around) {
  const last = params.at(-1);
  const rest = last?.type === "RestElement" ? nameOf(last.argument) : undefined;
  const bound = boundBy(params);
  const passed = around.filter((name) => !bound.includes(name));
  return rest === undefined || isChanged(body, rest) ? passed : [...passed, rest];
}

/** Returns whether a list has as many items as are written there. */
function isWritten({ type, elements }) {
  return type === "ArrayExpression" && elements.every((element) => element?.type !== "SpreadElement");
}

/** The list that `f.apply(self, list)`, `Reflect.apply(f, self, list)` or `Reflect.construct(Class, list)` passes. */
function appliedBy({ callee, arguments: given }) {
  if (callee.type !== "MemberExpression") return undefined;
  const method = callee.property.name;
  if (nameOf(callee.object) === "Reflect") return { apply: given[2], construct: given[1] }[method];
  return method === "apply" && given.length === 2 ? given[1] : undefined;
}

/** Lists that a call passes as its arguments. */
function listsOf(call) {
  const spread = call.arguments.filter(({ type }) => type === "SpreadElement").map(({ argument }) => argument);
  const applied = call.type === "CallExpression" ? appliedBy(call) : undefined;
  return applied === undefined || applied.type === "SpreadElement" ? spread : [...spread, applied];
}

/** Lines, from 1, of a source where a list is spread as the arguments of a call. */
export function spreadsIn(path, text) {
  const found = [];
  const visit = (node, passed) => {
    if (node.type === "CallExpression" || node.type === "NewExpression")
      for (const list of listsOf(node))
        if (!isWritten(list) && !passed.includes(nameOf(list)))
          found.push(text.slice(0, list.start).split("\n").length);
    return Array.isArray(node.params) && "body" in node ? passedIn(node, passed) : passed;
  };
  walk(parse(path, text).program, visit, []);
  return found;
}

function spreadsOfRepository() {
  const packages = readdirSync(join(root, "packages")).filter((name) => !OUTSIDE.has(name));
  const files = packages.flatMap((name) =>
    readdirSync(join(root, "packages", name, "src"), { recursive: true })
      .filter((file) => /\.[cm]?tsx?$/.test(file))
      .map((file) => `packages/${name}/src/${file}`),
  );
  if (files.length === 0) throw new Error("there are no sources in packages/*/src");
  return files.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    // Most files have neither, and their trees are not looked at.
    if (!/\.\.\.|\b(?:apply|construct)\b/.test(text)) return [];
    const lines = text.split("\n");
    return spreadsIn(path, text).map((line) => `${path}:${line}: ${lines[line - 1].trim()}`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = spreadsOfRepository();
  for (const line of found) console.error(line);
  if (found.length > 0) console.error("Write a loop, or use a function that takes the list itself (concatAll).");
  console.log(
    found.length === 0 ? "No list is spread as arguments." : `${counted(found.length, "list")} spread as arguments`,
  );
  process.exit(found.length === 0 ? 0 : 1);
}
