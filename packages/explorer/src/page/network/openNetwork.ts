import type { NetworkConfig } from "./config.ts";
import type { Network } from "./context.ts";
import { Session } from "./session.ts";

/** Time in which a light client answers: it may first have to find out where the chain is. In ms. */
const PROVEN_WITHIN_MS = 120_000;
const SLOW_MS = 30_000;

/** Opens the connection that a configuration names: to the node, or to a light client that proves what it says. */
export async function openNetwork(config: NetworkConfig): Promise<Network> {
  if (!config.isChecked || config.specification === undefined) return { config, session: new Session(config.node) };
  const { pageTrust } = await import("./pageTrust.ts");
  const trust = pageTrust(config.specification);
  const options = { openSocket: trust.openSocket, requestTimeoutMs: PROVEN_WITHIN_MS };
  return { config, trust, session: new Session(config.node, options, { slowAfter: SLOW_MS }) };
}
