import type { Hash } from "../../chain/interface.ts";
import type { Call } from "../call.ts";

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
