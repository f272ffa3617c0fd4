import { defineConfig } from "vitest/config";

/** Packages without I/O: their files may share what was loaded, which halves their time. The others start and stop processes. */
const PURE = ["codec", "consensus", "crypto", "fixed", "runtime", "trie"];
const OTHERS = ["cli", "node", "sdk", "subnets"];
const testsOf = (packages: readonly string[]) => packages.map((name) => `packages/${name}/test/**/*.test.ts`);

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"], externalConditions: ["node"] } },
  test: {
    globalSetup: ["scripts/vitest.mjs"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pure", include: testsOf(PURE), isolate: false } },
      { extends: true, test: { name: "machines", include: testsOf(OTHERS) } },
    ],
  },
});
