import type { BlockRef } from "../chain/interface.ts";
import type { NetworkParts } from "./parts.ts";
import type { WarpOptions } from "./warp/ports.ts";
import { warpSync } from "./warp/warpSync.ts";

/** Inputs of a warp beside the network. */
export type WarpSettings = Pick<WarpOptions, "chain" | "voters" | "verify" | "recordsAfterWarp">;

/** Warps with the peers of a running network. @throws DatabaseError; when the network stops meanwhile */
export function warpOver(parts: NetworkParts, settings: WarpSettings): Promise<BlockRef | undefined> {
  const { connections, requests, events, stopping, options } = parts;
  return warpSync({
    ...settings,
    network: {
      peers: () => connections.slots.peers.filter(({ role }) => role !== "light"),
      request: (peer, name, message, signal) => requests.ask(peer, name, message, signal),
      report: (peer, misdeed, why) => connections.guard.report(peer, misdeed, why),
    },
    clock: options.clock,
    logger: options.logger,
    onProgress: (progress) => events.notify({ kind: "warp", progress }),
    signal: stopping,
  });
}
