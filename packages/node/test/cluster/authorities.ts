import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { type ChainSpec, loadSpec } from "../../src/index.ts";
import { specWith } from "../support/specWith.ts";

/** Secrets of the authorities, in the order of their turns. */
export const AUTHORITIES = ["//One", "//Two", "//Three", "//Four", "//Five", "//Six", "//Seven"] as const;

/** The real runtime. */
export const runtime = createRuntime();

/** A chain that the first `count` authorities write, and vote on. */
export function clusterSpec(count: number, slotMs: number): ChainSpec {
  const local = specWith(loadSpec("local", runtime), { slotDuration: slotMs });
  const keys = AUTHORITIES.slice(0, count);
  return {
    ...local,
    id: "cluster",
    genesis: {
      ...local.genesis,
      aura: { authorities: keys.map((key) => keypairFromSuri(key).address) },
      grandpa: { authorities: keys.map((key) => [keypairFromSuri(key, "ed25519").address, 1]) },
    },
  };
}
