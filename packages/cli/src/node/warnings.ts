import { isLoopback } from "@opentao/codec/ip";
import type { Node } from "@opentao/node";
import type { NodeFlags } from "./flags.ts";

/** Returns warnings that other machines may use the node. */
export function exposureWarnings({ public: isPublic, rpcHost }: Pick<NodeFlags, "public" | "rpcHost">): string[] {
  return [
    ...(isPublic ? ["--public: other machines may connect to this node as peers."] : []),
    ...(isLoopback(rpcHost) ? [] : [`--rpc-host ${rpcHost}: other machines may use this node's JSON-RPC.`]),
  ];
}

/** Returns a warning if the chain has no authors, as a preset that was not made a network's own. */
export function authorWarnings({ services }: Node): string[] {
  if (services.status?.status().authority.authors !== 0) return [];
  return [
    "this chain has no authors: nobody makes its blocks. Start with your network's specification:",
    "  to make one: tao chain build-spec --help",
  ];
}

/** Returns a warning, with what to do, if the node is to be an authority and has the keys of none. */
export function keyWarnings(
  { services }: Node,
  { validator, basePath, keystorePath }: NodeFlags,
  url: string,
): string[] {
  const authority = services.status?.status().authority;
  if (!validator || authority === undefined || authority.author !== undefined || authority.voter !== undefined)
    return [];
  const place = keystorePath === undefined ? `--base-path ${basePath}` : `--keystore-path ${keystorePath}`;
  const isKept = basePath !== undefined || keystorePath !== undefined;
  return [
    `--validator: this node has the session keys of none of the ${authority.authors} authorities, and only follows.`,
    `  insert those of one: tao keys insert --url ${url} --secret-file FILE`,
    `  or register new ones: tao keys register --url ${url} --wallet NAME`,
    ...(isKept
      ? [`  what it has: tao keys list ${place} --url ${url}`]
      : ["  without --base-path they are lost when it stops."]),
  ];
}
