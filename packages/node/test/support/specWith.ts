import type { ChainSpec, Json } from "../../src/index.ts";

/** A specification with other parameters of the chain. @throws Error when it has none */
export function specWith(spec: ChainSpec, changed: Readonly<Record<string, Json>>): ChainSpec {
  const { parameters } = spec.genesis;
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw new Error("the specification has no parameters");
  }
  return { ...spec, genesis: { ...spec.genesis, parameters: { ...parameters, ...changed } } };
}
