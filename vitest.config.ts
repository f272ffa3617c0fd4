import { defineConfig } from "vitest/config";
import { NetworksFirst } from "./scripts/sequencer.mjs";

/**
 * Files that replace modules with others: what they load is theirs alone. All others share what was loaded, which saves
 * a third.
 */
const ISOLATED = [
  "packages/cli/test/shared/ledgerSync.test.ts",
  "packages/node/test/chain/hashing.test.ts",
  "packages/sdk/test/axon/batches.test.ts",
  "packages/sdk/test/axon/floods.test.ts",
];

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"], externalConditions: ["node"] } },
  test: {
    globalSetup: ["scripts/vitest.mjs"],
    // For what hangs: how fast a machine is decides no test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: "forks",
    // One more than a small machine has cores: tests that wait for blocks leave theirs idle.
    maxWorkers: 3,
    sequence: { sequencer: NetworksFirst },
    projects: [
      {
        extends: true,
        test: { name: "shared", include: ["packages/*/test/**/*.test.ts"], exclude: ISOLATED, isolate: false },
      },
      { extends: true, test: { name: "isolated", include: ISOLATED } },
    ],
  },
});
