/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a wallet shows of the chain's token. */
export interface ChainProperties {
  readonly ss58Format: number;
  readonly tokenDecimals: number;
  readonly tokenSymbol: string;
}

/** What makes a chain: everybody who starts from the same specification and runtime has the same genesis block. */
export interface ChainSpec {
  /** Name for people. */
  readonly name: string;
  /** Name for programs and paths: letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly chainType: "Development" | "Local" | "Live";
  readonly properties: ChainProperties;
  /** Addresses of nodes to begin with. */
  readonly bootNodes: readonly string[];
  /** What `GenesisBuilder_build_state` gets. */
  readonly genesis: { readonly [key: string]: Json };
}
