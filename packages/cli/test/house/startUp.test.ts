import { join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const entry = "packages/cli/src/bin/tao.ts";

/** Leaves libraries as imports. */
const ownPackages: Plugin = {
  name: "own packages",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind }) => {
      const isFollowed = kind === "entry-point" || /^@opentao\//.test(path);
      return isFollowed ? undefined : { path, external: true };
    });
  },
};

/** Libraries that are loaded before a command runs: those that its modules import, and what they import, statically. */
async function loadedAtOnce(...files: readonly string[]): Promise<string[]> {
  const entryPoints = [entry, ...files.map((file) => `packages/cli/src/${file}`)];
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints, outdir: "unwritten", write: false, metafile: true, splitting: true },
    ...{ bundle: true, format: "esm", platform: "node", conditions: ["source"], logLevel: "error" },
    plugins: [ownPackages],
  });
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external !== true) visit(relative(root, join(root, path)));
      else if (!path.startsWith("node:")) packages.add(/^zod\/mini$|^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
    }
  };
  for (const file of entryPoints) visit(file);
  expect(seen.size).toBeGreaterThan(15);
  return [...packages].sort();
}

/** Those that everything with keys needs. */
const KEYS = ["@noble/hashes", "@scure/base", "@scure/bip39"];
/** Those that a chain's client needs. */
const CLIENT = [
  ...KEYS,
  ...["@polkadot-api/metadata-builders", "@polkadot-api/substrate-bindings", "hash-wasm"],
  ...["ipaddr.js", "ws", "zod"],
];
const NODE = [...KEYS, "@noble/curves", "fflate", "lmdb", "prom-client", "ws", "zod"];

describe("The libraries that are loaded before a command runs are those that it needs:", () => {
  it.each([
    ["--help", [], []],
    ["wallet list", ["wallet/list.ts"], [...KEYS, "cli-table3", "zod/mini"]],
    ["wallet new", ["wallet/create.ts"], [...KEYS, "zod/mini"]],
    ["wallet sign", ["wallet/message.ts"], [...KEYS, "zod/mini"]],
    ["keys generate", ["keys/generate.ts"], [...KEYS, "zod"]],
    ["keys list", ["keys/list.ts"], [...CLIENT, "cli-table3"]],
    ["subnets", ["subnets/list.ts"], [...CLIENT, "cli-table3"]],
    ["metagraph", ["metagraph/show.ts"], [...CLIENT, "cli-table3"]],
    ["doctor", ["doctor/examine.ts"], [...CLIENT, ...NODE]],
    ["chain build-spec", ["chain/build.ts"], NODE],
    ["node --dev", ["node/run.ts"], NODE],
  ])("tao %s", async (_command, files, libraries) => {
    const expected = new Set(["commander", "picocolors", ...libraries]);
    expect(await loadedAtOnce(...files)).toEqual([...expected].sort());
  });
});
