import { toHex } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import { isRaw } from "../../spec/raw.ts";
import type { ChainSpec } from "../../spec/spec.ts";
import { SignatureVerifier } from "../../state/index.ts";
import { genesisBlock } from "./block.ts";

/**
 * The specification of the same chain with the first state itself, as light clients take it and as it stays the same
 * under every later version of the runtime. One that is raw already is returned as it is.
 *
 * @throws NodeError `INVALID_GENESIS` when the runtime refuses the specification's configuration
 */
export function rawSpec(spec: ChainSpec, runtime: Runtime): ChainSpec {
  if (isRaw(spec.genesis)) return spec;
  const { state } = genesisBlock(spec, runtime, new SignatureVerifier());
  const top: Record<string, string> = {};
  for (let key = state.nextKey(new Uint8Array()); key !== undefined; key = state.nextKey(key)) {
    top[toHex(key)] = toHex(state.get(key) ?? new Uint8Array());
  }
  return { ...spec, genesis: { raw: { top, childrenDefault: {} } } };
}
