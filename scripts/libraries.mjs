// Libraries whose code the build takes into a package's own files: what a command needs of them is then read from a
// few files and not from hundreds, without what nobody calls. All are JavaScript without state that two copies of them
// would have to share.
import { isBuiltin } from "node:module";

/** Names of packages. */
const LIBRARIES = new Set([
  "@clack/prompts",
  "@noble/ciphers",
  "@noble/curves",
  "@noble/hashes",
  "@scure/base",
  "@scure/bip39",
  "cli-table3",
  "commander",
  "fflate",
  "hash-wasm",
  "log-update",
  "picocolors",
  "prom-client",
  "ws",
  "zod",
]);

/** Name of the package of which a module is imported. */
const packageOf = (path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

/** Plugin of esbuild that leaves packages as imports, but those above and what these import. */
export const libraries = {
  name: "libraries",
  setup(build) {
    build.onResolve({ filter: /^[^./#]/ }, ({ path, kind, importer }) => {
      if (kind === "entry-point") return undefined;
      // A module has no `require`.
      if (isBuiltin(path)) return kind === "require-call" ? { path, namespace: "builtin" } : { path, external: true };
      const isOurs = LIBRARIES.has(packageOf(path)) || importer.includes("/node_modules/");
      return isOurs ? undefined : { path, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
