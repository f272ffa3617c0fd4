import type { NetworkOptions } from "./options.ts";

/** Whole name of a protocol: chains of other genesis speak other protocols (protocol: light-client §5). */
export function protocolName({ chain, forkId }: Pick<NetworkOptions, "chain" | "forkId">, name: string): string {
  return `/${chain.genesisHash.slice(2)}${forkId === undefined ? "" : `/${forkId}`}/${name}`;
}
