// Refuses lists spread as the arguments of one call (`concat(...parts)`, `Math.max(...heights)`, `found.push(...more)`)
// where blocks are made, verified and passed on: each item takes a place on the stack, so that a long list ends the
// call on one machine and not on another. A function that takes arguments may pass them on: whoever calls it has
// written them out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { root } from "./setup.mjs";

const PACKAGES = ["codec", "consensus", "crypto", "fixed", "node", "runtime", "trie"];

/** Names of the arguments that a function takes as a list. */
function restOf({ params = [] }) {
  const last = params.at(-1);
  return last?.type === "RestElement" && last.argument.type === "Identifier" ? [last.argument.name] : [];
}

/** Returns whether a list has as many items as are written there. */
function isWritten({ type, elements }) {
  return type === "ArrayExpression" && elements.every((element) => element?.type !== "SpreadElement");
}

/** Lists that are spread as arguments below a node of the syntax tree; `passed` are those that may be. */
function* spreads(node, passed) {
  if (Array.isArray(node)) {
    for (const item of node) yield* spreads(item, passed);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const inside = "params" in node ? [...passed, ...restOf(node)] : passed;
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    for (const { type, argument, start } of node.arguments) {
      const isPassedOn = argument?.type === "Identifier" && inside.includes(argument.name);
      if (type === "SpreadElement" && !isPassedOn && !isWritten(argument)) yield start;
    }
  }
  for (const value of Object.values(node)) yield* spreads(value, inside);
}

const found = PACKAGES.flatMap((name) => {
  const folder = join(root, "packages", name, "src");
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes("...")) return [];
    const { program, errors } = parseSync(file, text);
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
    const lines = text.split("\n");
    return [...spreads(program, [])].map((at) => {
      const line = text.slice(0, at).split("\n").length;
      return `packages/${name}/src/${file}:${line}: ${lines[line - 1].trim()}`;
    });
  });
});
for (const line of found) console.log(line);
if (found.length > 0) console.log("Write a loop, or use a function that takes the list itself (concatAll).");
process.exit(found.length === 0 ? 0 : 1);
