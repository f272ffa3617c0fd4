// Refuses hints of errors that are no sentences (part of npm run check): they stand beside each other on screens and in
// docs/errors.md. Cures in catalogs are refused by defineErrors (packages/base).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writtenFiles } from "./files.mjs";
import { root } from "./setup.mjs";
import { parse, walk } from "./syntax.mjs";

/** Placeholder of a text that is put into a template. */
const INSET = "…";
const SENTENCE = /^[^a-z\s].*[.?…]$/s;
/** Errors with a hint; the third argument of an RpcError is what clients read. */
const HINTED = /^(?!RpcError$)\w+(?:Error|Fault)$/;

/** Texts that a value can be, where the source says so. */
function textsOf(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ text: node.value, start: node.start }] : [];
    case "TemplateLiteral":
      return [{ text: node.quasis.map(({ value }) => value.cooked).join(INSET), start: node.start }];
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap(textsOf);
    case "ParenthesizedExpression":
      return textsOf(node.expression);
    case "LogicalExpression":
      return textsOf(node.right);
    default:
      return [];
  }
}

/** Value that a node has for a hint: the third argument of an error, a constant or a property of that name. */
function hintOf(node) {
  if (node.type === "NewExpression") return HINTED.test(node.callee.name) ? node.arguments[2] : undefined;
  if (node.type === "VariableDeclarator") return /hint$/i.test(node.id.name) ? node.init : undefined;
  if (node.type === "Property") return node.key.name === "hint" ? node.value : undefined;
  return undefined;
}

/** Returns the hints of a file that are no sentences. */
export function problemsIn(path, source) {
  const problems = [];
  walk(parse(path, source).program, (node) => {
    for (const { text, start } of textsOf(hintOf(node))) {
      if (text === "" || SENTENCE.test(text)) continue;
      problems.push(`${path}:${source.slice(0, start).split("\n").length}: the hint "${text}" is no sentence`);
    }
  });
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const paths = writtenFiles(/^packages\/\w+\/src\/.*\.ts$/);
  const problems = paths.flatMap((path) => problemsIn(path, readFileSync(join(root, path), "utf8")));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Every hint is a sentence." : `${problems.length} hints`);
  process.exit(problems.length === 0 ? 0 : 1);
}
