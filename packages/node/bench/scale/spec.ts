import type { Runtime } from "@opentao/runtime/boundary";
import { loadSpec } from "../../src/index.ts";
import type { ChainSpec, Json } from "../../src/spec/index.ts";

/** The only author. */
export const AUTHOR = "//One";

const sectionOf = (value: Json | undefined): { readonly [key: string]: Json } => {
  if (typeof value !== "object" || value === null) throw new Error("the preset has no such section");
  return Object.fromEntries(Object.entries(value));
};

/** The public chain with the author and voter of the development chain. */
export function scaleSpec(runtime: Runtime): ChainSpec {
  const [local, mainnet] = [loadSpec("local", runtime), loadSpec("mainnet", runtime)];
  const [development, genesis] = [sectionOf(local.genesis), sectionOf(mainnet.genesis)];
  return { ...mainnet, genesis: { ...genesis, aura: development.aura ?? {}, grandpa: development.grandpa ?? {} } };
}
