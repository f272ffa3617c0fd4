/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Properties of the chain's token for wallets. */
export interface ChainProperties {
  readonly ss58Format: number;
  readonly tokenDecimals: number;
  readonly tokenSymbol: string;
}

/** The runtime's configuration, from which it builds the first state: what `GenesisBuilder_build_state` gets. */
export type GenesisConfig = { readonly [key: string]: Json };

/** The first state itself, key by key, as hex digits. It does not depend on the version of the runtime. */
export type RawGenesis = {
  readonly raw: {
    readonly top: { readonly [key: string]: string };
    /** States of child tries: there are none. */
    readonly childrenDefault: { readonly [key: string]: never };
  };
};

/**
 * Specification of a chain. Everybody who starts from the same raw specification has the same genesis block; from the
 * same configuration, everybody who does so with the same version of the runtime.
 *
 * The fields are those of Substrate's specifications, and no others: light clients refuse what they do not know
 * (protocol: light-client §2).
 */
export interface ChainSpec {
  /** Name for people. */
  readonly name: string;
  /** Name for programs and paths: letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly chainType: "Development" | "Local" | "Live";
  readonly properties: ChainProperties;
  /** Addresses of nodes to begin with. */
  readonly bootNodes: readonly string[];
  /** First state in one of two forms, which `isRaw` tells apart. */
  readonly genesis: GenesisConfig;
  /** Part of the names of the network's protocols, where two chains have the same genesis. */
  readonly forkId?: string | null | undefined;
  /** The network's former name in the names of its protocols; of no effect here. */
  readonly protocolId?: string | null | undefined;
  /** Always nothing: this software tells nobody that it runs. */
  readonly telemetryEndpoints?: null | undefined;
  /** Always nothing: the runtime is replaced by votes alone. */
  readonly codeSubstitutes?: { readonly [block: string]: never } | undefined;
  /** Always nothing; part of older specifications. */
  readonly consensusEngine?: null | undefined;
}
