import type { ChainSpec, GenesisConfig } from "../../spec/index.ts";
import { isRaw } from "../../spec/index.ts";
import type { Call } from "../call.ts";
import { hex } from "../protocol/hex.ts";

/**
 * The specification with which a light client follows this chain; with `raw` the first state itself, which they need. Substrate
 * adds a `lightSyncState`, from which a client begins instead of at the first block. That is made of BABE's epochs, and there is
 * none for a chain with Aura (protocol: light-client §2): clients come to the newest final block by warp sync.
 *
 * @throws ChainError when the first state is asked for and no longer here
 */
export function sync_state_genSyncSpec({ services: { chain, spec }, params }: Call): ChainSpec {
  const isRawWanted = params.at(0).boolean();
  if (!isRawWanted || isRaw(spec.genesis)) return spec;
  return { ...spec, genesis: rawGenesis(chain) };
}

function rawGenesis(chain: Call["services"]["chain"]): GenesisConfig {
  const state = chain.state(chain.genesisHash);
  const top: Record<string, string> = {};
  for (let key = state.nextKey(new Uint8Array()); key !== undefined; key = state.nextKey(key)) {
    top[hex(key)] = hex(state.get(key) ?? new Uint8Array());
  }
  return { raw: { top, childrenDefault: {} } };
}
