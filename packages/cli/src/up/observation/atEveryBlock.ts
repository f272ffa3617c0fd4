import { setTimeout as sleep } from "node:timers/promises";
import { ChainError, type Head } from "@opentao/sdk/chain";
import type { RunningNetwork } from "../session/runningNetwork.ts";
import { observe } from "./observe.ts";
import { keepStanding } from "./standing.ts";
import type { NetworkView } from "./view.ts";

/** Time between two attempts while the node is down, in ms. */
const RETRY_MS = 500;
/** Codes of a chain whose node is down or starts again: the supervisor sees to that. */
const TRANSIENT: ReadonlySet<string> = new Set(["CHAIN_UNREACHABLE", "DISCONNECTED", "TIMEOUT"]);

function isTransient(error: unknown): boolean {
  return error instanceof ChainError && TRANSIENT.has(error.code);
}

/**
 * Calls `look` with the network at every new block, one after the other; blocks that come meanwhile are left out. Ends
 * when `look` returns true or `signal` aborts. A node that is down is waited for.
 */
export async function atEveryBlock(
  network: RunningNetwork,
  signal: AbortSignal,
  look: (view: NetworkView) => boolean,
): Promise<void> {
  const { chain, layout } = network;
  let seen: Head | undefined;
  while (!signal.aborted) {
    const after = seen?.number ?? -1;
    try {
      const head = await chain.waitForHead(({ number }) => number > after, { signal });
      const view = await observe(network);
      keepStanding(layout, view);
      if (look(view)) return;
      seen = head;
    } catch (error) {
      if (signal.aborted) return; // the end makes the request fail that is under way
      if (!isTransient(error)) throw error;
      await sleep(RETRY_MS);
    }
  }
}
