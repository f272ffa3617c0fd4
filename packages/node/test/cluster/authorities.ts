import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { type ChainSpec, loadSpec } from "../../src/index.ts";

/** Secrets of the authorities, in the order of their turns. */
export const AUTHORITIES = ["//One", "//Two", "//Three", "//Four", "//Five", "//Six", "//Seven"] as const;

/** The real runtime. */
export const runtime = createRuntime();

/** A chain that the first `count` authorities write, and vote on. */
export function clusterSpec(count: number, slotMs: number): ChainSpec {
  const local = loadSpec("local", runtime);
  const keys = AUTHORITIES.slice(0, count);
  const { parameters } = local.genesis;
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw new Error("the preset has no parameters");
  }
  return {
    ...local,
    id: "cluster",
    genesis: {
      ...local.genesis,
      parameters: { ...parameters, slotDuration: slotMs },
      aura: { authorities: keys.map((key) => keypairFromSuri(key).address) },
      grandpa: { authorities: keys.map((key) => [keypairFromSuri(key, "ed25519").address, 1]) },
    },
  };
}
