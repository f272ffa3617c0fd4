import { concat, u32 } from "@opentao/codec";
import type { NodeStatus } from "../../status/index.ts";
import type { Call } from "../call/call.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";

/** Name of the software. */
export function system_name({ services }: Call): string {
  return services.system.implementation;
}

/** Version of the software. */
export function system_version({ services }: Call): string {
  return services.system.version;
}

/** Name of the chain. */
export function system_chain({ services }: Call): string {
  return services.spec.name;
}

/** `Development`, `Local` or `Live`. */
export function system_chainType({ services }: Call): string {
  return services.spec.chainType;
}

/** Address prefix, decimals and symbol of the token. */
export function system_properties({ services }: Call) {
  return services.spec.properties;
}

/** Peers, and whether the node still catches up with the network. */
export function system_health({ services: { system, network } }: Call) {
  const isSyncing = network?.isMajorSync ?? false;
  return { peers: system.peers(), isSyncing, shouldHavePeers: network !== undefined };
}

/** Role of the node: `Authority` makes blocks, `Full` follows. */
export function system_nodeRoles({ services }: Call): string[] {
  return [services.system.authority ? "Authority" : "Full"];
}

/** Heights where the node was when it started, where it is and where the network is. */
export function system_syncState({ services: { chain, network }, startingBlock }: Call) {
  const { number } = chain.best();
  return { startingBlock, currentBlock: number, highestBlock: Math.max(number, network?.highest ?? 0) };
}

/** The next nonce of an account, those of its ready transactions counted. */
export async function system_accountNextIndex({ services, params, client }: Call): Promise<number> {
  const { chain, pool, workers } = services;
  const account = params.at(0).account();
  const input = { hash: chain.best().hash, method: "AccountNonceApi_account_nonce", input: account };
  let nonce = u32.decode(await workers.run("call", input, client));
  while (pool.provides(concat(account, u32.encode(nonce)))) nonce += 1;
  return nonce;
}

/**
 * Status of the node: its heads, its peers, what it waits for. Of this software alone; `tao doctor` reads it.
 */
export function opentao_nodeStatus({ services: { status } }: Call): NodeStatus {
  if (status !== undefined) return status.status();
  throw new RpcError(RPC_CODES.system, "The node does not watch itself", "ask for system_health and system_syncState");
}
