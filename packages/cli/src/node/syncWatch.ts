import type { Node, WarpProgress } from "@opentao/node";
import type { Progress, ProgressDisplay } from "../output/progress.ts";

/** How often it is looked at how far the node is, in ms. */
const LOOK_MS = 500;

/** How far a warp is; `undefined` when it is over. */
export function warpStep(warp: WarpProgress): Progress | undefined {
  switch (warp.stage) {
    case "peers":
      return {
        title: "Warp: looking for peers",
        done: warp.peers,
        total: undefined,
        unit: warp.peers === 1 ? "peer" : "peers",
      };
    case "proof":
      return { title: "Warp: proof", done: warp.block.number, total: warp.highest, unit: "blocks" };
    case "state":
      return { title: `Warp: state of #${warp.block.number}`, done: warp.keys, total: undefined, unit: "keys" };
    case "done":
    case "none":
      return undefined;
  }
}

/** Shows how far a node is while it catches up with its peers; returns what stops it. */
export function watchSync({ chain, network }: Node, display: ProgressDisplay): () => void {
  if (network === undefined) return () => undefined;
  let warp: Progress | undefined;
  const forget = network.subscribe((event) => {
    if (event.kind === "warp") warp = warpStep(event.progress);
  });
  const look = (): void => {
    const done = chain.best().number;
    const blocks = { title: "Syncing", done, total: network.highest, unit: "blocks" };
    const isBehind = network.isMajorSync && network.highest > done;
    const progress = warp ?? (isBehind ? blocks : undefined);
    if (progress === undefined) display.clear();
    else display.show(progress);
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    forget();
    clearInterval(timer);
    display.clear();
  };
}
