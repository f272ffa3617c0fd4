// Finds what the sources of the packages import, in every form in which a file can name another.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "./setup.mjs";
import { parse, walk } from "./syntax.mjs";

const DECLARATIONS = new Set(["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"]);

const isMeta = (node, name) =>
  node?.type === "MemberExpression" && node.object.type === "MetaProperty" && node.property.name === name;

/** The part of a node of the tree that names a module, if it has one. */
function nameIn(node) {
  const { type, source, callee } = node;
  if (DECLARATIONS.has(type) || type === "ImportExpression" || type === "TSImportType") return source;
  if (type === "TSExternalModuleReference") return node.expression;
  if (type === "TSModuleDeclaration" && node.id.type === "Literal") return node.id;
  if (type === "CallExpression" && (callee.name === "require" || isMeta(callee, "resolve"))) return node.arguments[0];
  if (type === "NewExpression" && callee.name === "URL" && isMeta(node.arguments[1], "url")) return node.arguments[0];
  return undefined;
}

/** Names that an expression can be; undefined where the file does not say. */
function namesOf(expression) {
  if (expression.type === "Literal") return [expression.value];
  if (expression.type === "TemplateLiteral" && expression.expressions.length === 0)
    return [expression.quasis[0].value.cooked];
  if (expression.type === "ConditionalExpression")
    return [...namesOf(expression.consequent), ...namesOf(expression.alternate)];
  return [undefined];
}

/**
 * Modules that a source names: `name` (undefined where it is calculated), where it stands (`start`, `end`), `isUrl` of
 * addresses (`new URL("./worker.js", import.meta.url)`), `isPath` of what is calculated and begins as a relative path.
 */
export function modulesIn(path, text) {
  const found = [];
  walk(parse(path, text).program, (node) => {
    const at = nameIn(node);
    if (at === null || at === undefined) return;
    const isUrl = node.type === "NewExpression";
    const isPath = !isUrl && /^[`"']\.{1,2}\//.test(text.slice(at.start, at.end));
    for (const name of namesOf(at)) found.push({ name, isUrl, isPath, start: at.start, end: at.end });
  });
  return found;
}

/** The source of a path that may name what is built of it. */
const sourceOf = (path) => path.replace("/dist/", "/src/").replace(/\.js$/, ".ts");

/**
 * Returns the file that a module's name leads to from a source: undefined of what lies outside of the packages, null
 * when there is no such file.
 *
 * @param exists - tells whether there is a file
 * @param exported - gives the source of an export of a package (`@opentao/codec/ip`)
 */
export function resolve(from, { name, isUrl }, exists, exported) {
  if (name.startsWith("@opentao/")) return exported(name) ?? null;
  if (!isUrl && !name.startsWith(".")) return undefined;
  if (/^[a-z]+:/.test(name)) return undefined;
  // What is built stands in one folder with the other files of its package that are.
  const folders = isUrl ? [dirname(from), from.split("/").slice(0, 3).join("/")] : [dirname(from)];
  const paths = folders.map((folder) => normalize(join(folder, name)));
  return paths.flatMap((path) => [path, sourceOf(path)]).find(exists) ?? null;
}

/** Sources of all packages, as paths from the root. */
function sourcesOfPackages() {
  return readdirSync(join(root, "packages")).flatMap((name) =>
    readdirSync(join(root, "packages", name, "src"), { recursive: true })
      .filter((file) => /\.[cm]?tsx?$/.test(file))
      .map((file) => `packages/${name}/src/${file}`),
  );
}

/** Source of an export of a package of this repository. */
function exportOf(name) {
  const [, owner, ...path] = name.split("/");
  const manifest = join(root, "packages", owner, "package.json");
  if (!existsSync(manifest)) return undefined;
  const source = JSON.parse(readFileSync(manifest, "utf8")).exports?.[[".", ...path].join("/")]?.source;
  return source === undefined ? undefined : normalize(join("packages", owner, source));
}

/** Returns the imports of all packages as pairs of files, and a message for each that leads nowhere. */
export function importsOfPackages() {
  const sources = sourcesOfPackages();
  if (sources.length === 0) throw new Error("there are no sources in packages/*/src");
  const known = new Set(sources);
  const exists = (path) => known.has(path) || (existsSync(join(root, path)) && !/\/dist\//.test(path));
  const exports = new Map();
  const exported = (name) => {
    if (!exports.has(name)) exports.set(name, exportOf(name));
    return exports.get(name);
  };
  const [imports, problems] = [[], []];
  for (const from of sources)
    for (const module of modulesIn(from, readFileSync(join(root, from), "utf8"))) {
      if (module.isPath && module.name === undefined) problems.push(`${from}: imports a path that is calculated`);
      if (module.name === undefined) continue;
      const to = resolve(from, module, exists, exported);
      if (to === null) problems.push(`${from}: ${module.name} leads nowhere`);
      else if (to !== undefined) imports.push([from, to]);
    }
  return { imports, problems, sources };
}
