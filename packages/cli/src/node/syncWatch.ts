import type { Node, WarpProgress } from "@opentao/node";
import type { Progress, ProgressDisplay } from "../output/progress.ts";
import { timeOfDay } from "../output/time.ts";

/** Wait for the time of blocks that are dated ahead of the clock. */
const WAIT = { title: "Waiting for the clock", total: undefined };

/** Time between two looks at the node's progress, in ms. */
const LOOK_MS = 500;

/** Returns the progress of a warp sync; `undefined` when there is none or it is over. */
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

/**
 * Shows the progress of a node while it syncs with its peers, or waits for the time of blocks; returns the disposer.
 */
export function watchSync({ chain, network, services }: Node, display: ProgressDisplay): () => void {
  if (network === undefined) return () => undefined;
  let warp: Progress | undefined;
  const unsubscribe = network.subscribe((event) => {
    if (event.kind === "warp") warp = warpStep(event.progress);
  });
  const look = (): void => {
    const done = chain.best().number;
    const blocks = { title: "Syncing", done, total: network.highest, unit: "blocks" };
    const isBehind = network.isMajorSync && network.highest > done;
    const until = services.status?.waitsUntil;
    const waits = until === undefined ? undefined : { ...WAIT, done, unit: `blocks, until ${timeOfDay(until)}` };
    const progress = warp ?? waits ?? (isBehind ? blocks : undefined);
    if (progress === undefined) display.clear();
    else display.show(progress);
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    unsubscribe();
    clearInterval(timer);
    display.clear();
  };
}
