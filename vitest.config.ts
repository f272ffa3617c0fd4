import { defineConfig } from "vitest/config";

/** Files that replace modules with others: what they load is theirs alone. All others share what was loaded, which saves a third. */
const ISOLATED = ["packages/sdk/test/axon/floods.test.ts"];

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
      {
        extends: true,
        test: { name: "shared", include: ["packages/*/test/**/*.test.ts"], exclude: ISOLATED, isolate: false },
      },
      { extends: true, test: { name: "isolated", include: ISOLATED } },
    ],
  },
});
