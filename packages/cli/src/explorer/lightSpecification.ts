import { existsSync } from "node:fs";
import { CliError } from "../output/errors.ts";

/** Chains that need no file. */
export const PRESETS: readonly string[] = ["local", "dev", "mainnet"];

/** Returns whether a browser can connect to an address: it opens no plain TCP connections. */
const isForBrowsers = (address: string): boolean => /\/wss?\//.test(address);

/** Makes the specification of a chain for light clients in browsers: raw, as JSON, with the addresses of nodes. */
async function make(chain: string, bootnodes: readonly string[]): Promise<string> {
  const [{ loadSpec, rawSpec }, { createRuntime }] = await Promise.all([
    import("@opentao/node"),
    import("@opentao/runtime"),
  ]);
  const runtime = createRuntime();
  const spec = loadSpec(chain, runtime);
  const peers = [...spec.bootNodes, ...bootnodes].filter(isForBrowsers);
  if (peers.length === 0) throw new CliError("NO_LIGHT_PEERS", `no node of ${chain} has an address for browsers`);
  return JSON.stringify(rawSpec({ ...spec, bootNodes: peers }, runtime));
}

/**
 * Returns what makes the specification of a chain for light clients in browsers. That takes longer than all else until
 * a page is served, and nobody may ask for it: where it cannot be missing, it is made by the first who does; where the
 * chain or its addresses may not be there, it is made at once.
 *
 * @param bootnodes - multiaddresses besides those of the specification
 * @throws NodeError when there is no such chain
 * @throws CliError `NO_LIGHT_PEERS` when a browser can reach none of its nodes
 */
export async function lightSpecification(chain: string, bootnodes: readonly string[]): Promise<() => Promise<string>> {
  const isThere = PRESETS.includes(chain) || existsSync(chain);
  if (isThere && bootnodes.some(isForBrowsers)) return () => make(chain, bootnodes);
  const made = await make(chain, bootnodes);
  return async () => made;
}
