import type { Node } from "@opentao/node";
import type { ProgressDisplay } from "../output/progress.ts";

/** How often it is looked at how far the node is, in ms. */
const LOOK_MS = 500;

/** Shows how far a node is while it catches up with its peers; returns what stops it. */
export function watchSync({ chain, network }: Node, display: ProgressDisplay): () => void {
  if (network === undefined) return () => undefined;
  const look = (): void => {
    if (!network.isMajorSync) {
      display.clear();
      return;
    }
    const done = chain.best().number;
    display.show({ title: "Syncing", done, total: Math.max(done, network.highest), unit: "blocks" });
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    clearInterval(timer);
    display.clear();
  };
}
