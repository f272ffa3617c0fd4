import { nodePeerId } from "@opentao/node";
import { inNetworkFolder } from "../../node/network.ts";
import type { PreparedNode } from "../folder/prepare.ts";

/** Returns the addresses at which light clients reach nodes. Their names among peers follow from their keys. */
export function lightAddresses(nodes: readonly PreparedNode[]): Promise<readonly string[]> {
  return Promise.all(
    nodes.map(async ({ basePath, lightPort }) => {
      const peerId = await nodePeerId(inNetworkFolder(basePath, "node.key"));
      return `/ip4/127.0.0.1/tcp/${lightPort}/ws/p2p/${peerId}`;
    }),
  );
}
