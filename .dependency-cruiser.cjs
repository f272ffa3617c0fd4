/**
 * The layers of ARCHITECTURE.md as rules: an arrow that is not listed there is refused.
 * `src` of a package may import its own package and those listed; tests may import more (they compose).
 */
const arrows = {
  base: [],
  codec: ["base"],
  crypto: ["base"],
  fixed: ["base"],
  trie: ["base", "codec", "crypto"],
  runtime: ["base", "codec", "crypto", "fixed"],
  consensus: ["base", "codec", "crypto"],
  node: ["base", "codec", "crypto", "trie", "consensus"],
  sdk: ["base", "codec", "crypto"],
  subnets: ["base", "sdk"],
  indexer: ["base", "codec", "crypto", "trie", "sdk"],
  explorer: ["base", "codec", "crypto", "trie", "sdk", "runtime"],
  cli: [
    "base",
    "codec",
    "crypto",
    "fixed",
    "runtime",
    "node",
    "sdk",
    "subnets",
    "indexer",
    "explorer",
    "trie",
    "consensus",
  ],
};

/** Names of what a package may import. */
function namesOf(name, allowed) {
  const names = name === "node" ? [...allowed, "@opentao/runtime/boundary"] : allowed;
  return names.length > 0 ? names.join(", ") : "no other package";
}

const layers = Object.entries(arrows).map(([name, allowed]) => ({
  name: `layer-${name}`,
  comment: `${name} may import ${namesOf(name, allowed)} (ARCHITECTURE.md)`,
  severity: "error",
  from: { path: `^packages/${name}/src/` },
  to: {
    path: "^packages/([^/]+)/",
    pathNot: `^packages/(${[name, ...allowed].join("|")})/${name === "node" ? "|^packages/runtime/src/boundary" : ""}`,
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: "no-cycles", severity: "error", from: { path: "^packages/" }, to: { circular: true } },
    {
      name: "runs-in-a-page",
      comment: "The runtime and what it stands on do no I/O: no module of Node.js may be imported (ARCHITECTURE.md).",
      severity: "error",
      from: { path: "^packages/((base|codec|crypto|fixed|trie|runtime|consensus)/src|explorer/src/(page|replay))/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "sources-do-not-import-tests",
      severity: "error",
      from: { path: "^packages/[^/]+/src/" },
      to: { path: "^packages/[^/]+/(test|bench)/" },
    },
    {
      name: "onnx-runtime-silenced",
      comment: "The ONNX runtime reports to its maker unless it is loaded by packages/subnets/src/onnx/library.ts.",
      severity: "error",
      from: { path: "^packages/", pathNot: "^packages/subnets/src/onnx/library\\.ts$" },
      to: { path: "onnxruntime-(node|web)" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^node-llama-cpp$" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Its parser does not read JSX: scripts/folders.mjs holds the layers of those files.
    exclude: { path: "(^|/)dist/|\\.tsx$|\\.css$" },
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "default"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
