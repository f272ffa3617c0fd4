/** Options of `tao node` that say how it takes part in the network. */
export interface NetworkFlags {
  /** `false` with --no-network. */
  readonly network: boolean;
  readonly public: boolean;
  readonly listen: readonly string[];
  readonly port?: number;
  readonly wsPort?: number;
  readonly announce: readonly string[];
  readonly bootnodes: readonly string[];
  readonly reservedNodes: readonly string[];
  readonly reservedOnly: boolean;
  /** `false` with --no-discovery. */
  readonly discovery: boolean;
  readonly nodeKeyFile?: string;
}

/** Options of `tao node`. */
export interface NodeFlags extends NetworkFlags {
  readonly json: boolean;
  readonly dev: boolean;
  /** `undefined` when none was named. */
  readonly chain?: string;
  readonly basePath?: string;
  readonly rpcHost: string;
  readonly rpcPort: number;
  readonly sealing: "instant" | "interval" | "manual";
  readonly blockTime?: number;
  readonly finalityLag?: number;
  readonly authorKeyFile?: string;
  readonly validator: boolean;
  readonly keystorePath?: string;
  readonly keystorePasswordFile?: string;
  readonly sync: "full" | "warp";
  readonly pruning: "archive" | number;
  readonly stepMetrics: boolean;
  /** Port of the page for browsers; `true` for the usual one. `undefined` when none is served. */
  readonly explorer?: number | true;
  /** Bytes. */
  readonly memory?: number;
}

/** Returns name or file of the chain that is meant. */
export function chainOf({ dev, chain }: Pick<NodeFlags, "dev" | "chain">): string {
  return chain ?? (dev ? "dev" : "local");
}
