// Syntax trees of TypeScript and JavaScript, by the parser that Vite has.
import { parseSync } from "vite";

/** Returns what a file's text says: `program` (its tree, as ESTree with the nodes of TypeScript) and `comments`. */
export function parse(path, text) {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0].message}`);
  return parsed;
}

/** Calls `visit` with each node of a tree, outer ones first; what it returns is given for the nodes inside. */
export function walk(node, visit, given) {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, given);
    return;
  }
  const inside = typeof node.type === "string" ? visit(node, given) : given;
  for (const value of Object.values(node)) if (typeof value === "object") walk(value, visit, inside);
}
