// Refuses hints, causes and cures of errors that are no sentences or missing (part of npm run check): they stand beside
// each other on screens and in docs/errors.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sentenceFlaw } from "@opentao/base";
import { counted } from "./counted.mjs";
import { writtenFiles } from "./files.mjs";
import { root } from "./setup.mjs";
import { load } from "./source.mjs";
import { parse, walk } from "./syntax.mjs";

/** Placeholder of a text that is put into a template. */
const INSET = "…";
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

/** Causes and cures of a catalog: what follows the number of each entry of `defineErrors`. */
function entriesOf(node) {
  if (node.type !== "CallExpression" || node.callee.name !== "defineErrors") return [];
  const entries = node.arguments[2]?.properties ?? [];
  return entries.flatMap(({ value }) => (value?.type === "ArrayExpression" ? value.elements.slice(1) : []));
}

/** Flaw of a text as a sentence; a text that is put in at its beginning or end is taken for one. */
const flawOf = (text) => sentenceFlaw(text.endsWith(INSET) ? `${text}.` : text);

/** Returns the hints of a file that are no sentences, and the causes and cures of its catalogs. */
export function problemsIn(path, source) {
  const problems = [];
  const look = (what, node, isNeeded) => {
    for (const { text, start } of textsOf(node)) {
      const flaw = text === "" && !isNeeded ? undefined : flawOf(text);
      if (flaw === undefined) continue;
      const line = source.slice(0, start).split("\n").length;
      problems.push(`${path}:${line}: the ${what} "${text}" is no sentence: ${flaw}`);
    }
  };
  walk(parse(path, source).program, (node) => {
    look("hint", hintOf(node), false);
    for (const text of entriesOf(node)) look("text", text, true);
  });
  return problems;
}

/** Returns the explanations of errors (packages/cli/src/explain) that lack a cause or a cure, or have no sentence. */
export function problemsOf(explanations) {
  return explanations.flatMap(({ category, code, ...texts }) =>
    ["cause", "cure"].flatMap((part) => {
      const text = texts[part];
      const name = `${category}: ${code}`;
      if (text === "") return [`${name} has no ${part}`];
      const flaw = sentenceFlaw(text);
      return flaw === undefined ? [] : [`${name}: the ${part} "${text}" is no sentence: ${flaw}`];
    }),
  );
}

/** Problems of what is put together when it runs: cures of the chain's errors, which the SDK has. */
async function problemsOfExplanations() {
  const { allExplanations } = await load("packages/cli/src/explain/explanations.ts");
  return problemsOf(allExplanations());
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const paths = writtenFiles(/^packages\/\w+\/src\/.*\.ts$/);
  const written = paths.flatMap((path) => problemsIn(path, readFileSync(join(root, path), "utf8")));
  // A catalog with such a text cannot be loaded.
  const problems = written.length > 0 ? written : await problemsOfExplanations();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? "Every hint, cause and cure is a sentence." : counted(problems.length, "problem"),
  );
  process.exit(problems.length === 0 ? 0 : 1);
}
