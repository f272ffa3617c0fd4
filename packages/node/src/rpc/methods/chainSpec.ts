import type { Hash } from "../../chain/interface.ts";
import type { ChainSpec } from "../../spec/index.ts";
import type { Call } from "../call/call.ts";

/** Name of the chain. */
export function chainSpec_v1_chainName({ services }: Call): string {
  return services.spec.name;
}

/** Hash of the first block. */
export function chainSpec_v1_genesisHash({ services }: Call): Hash {
  return services.chain.genesisHash;
}

/** Address prefix, decimals and symbol of the token. */
export function chainSpec_v1_properties({ services }: Call) {
  return services.spec.properties;
}

/**
 * The specification with which a light client follows this chain; with `raw` the first state itself, which it needs.
 * Substrate adds a `lightSyncState`, from which a client begins instead of at the first block. That is made of BABE's
 * epochs, and there is none for a chain with Aura (protocol: light-client §2): clients come to the newest finalized
 * block by warp sync.
 */
export function sync_state_genSyncSpec({ services, params }: Call): ChainSpec {
  return params.at(0).boolean() ? services.rawSpec() : services.spec;
}
