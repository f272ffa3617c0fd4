import type { Libp2pNode } from "./node.ts";
import type { HostListener } from "./options.ts";

/** Forwards events of a node's connections to a listener. */
export function forwardEvents(node: Libp2pNode, listener: HostListener): void {
  node.addEventListener("peer:connect", ({ detail }) => {
    const [connection] = node.getConnections(detail);
    listener.connected(detail.toString(), connection?.direction ?? "inbound");
  });
  node.addEventListener("peer:disconnect", ({ detail }) => listener.disconnected(detail.toString()));
  node.addEventListener("peer:discovery", ({ detail }) => {
    listener.discovered(
      detail.id.toString(),
      detail.multiaddrs.map((address) => address.toString()),
    );
  });
  node.addEventListener("peer:identify", ({ detail }) => {
    listener.identified(
      detail.peerId.toString(),
      detail.listenAddrs.map((address) => address.toString()),
    );
  });
}
