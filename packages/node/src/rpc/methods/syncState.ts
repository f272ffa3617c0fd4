import type { ChainSpec } from "../../spec/index.ts";
import type { Call } from "../call.ts";

/**
 * The specification with which a light client follows this chain; with `raw` the first state itself, which it needs.
 * Substrate adds a `lightSyncState`, from which a client begins instead of at the first block. That is made of BABE's
 * epochs, and there is none for a chain with Aura (protocol: light-client §2): clients come to the newest final block
 * by warp sync.
 */
export function sync_state_genSyncSpec({ services, params }: Call): ChainSpec {
  return params.at(0).boolean() ? services.rawSpec() : services.spec;
}
