import { fromHex } from "@opentao/codec";
import { NodeError } from "../primitives/errors.ts";
import type { GenesisConfig, RawGenesis } from "./spec.ts";

/** Returns whether a specification gives the first state itself rather than a configuration. */
export function isRaw(genesis: GenesisConfig): genesis is RawGenesis {
  return "raw" in genesis; // the form of what is in it has been checked when the specification was read
}

/**
 * The keys of a raw genesis with their values.
 *
 * @throws NodeError `INVALID_SPEC` when a key is there twice, in capitals and not
 */
export function rawEntries({ raw }: RawGenesis): readonly (readonly [key: Uint8Array, value: Uint8Array])[] {
  const seen = new Set<string>();
  return Object.entries(raw.top).map(([key, value]) => {
    const name = key.toLowerCase();
    if (seen.has(name)) {
      const hint = "Leave one of the two: keys are the same whether their digits are capitals or not.";
      throw new NodeError("INVALID_SPEC", `the raw genesis has the key ${name} twice`, hint);
    }
    seen.add(name);
    return [fromHex(name), fromHex(value)];
  });
}
