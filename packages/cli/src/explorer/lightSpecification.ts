import { CliError } from "../output/errors.ts";

/**
 * Returns the specification of a chain for light clients in browsers: raw, as JSON, with the addresses of nodes.
 *
 * @param bootnodes - multiaddresses besides those of the specification
 * @throws NodeError when the specification is none
 * @throws CliError `NO_LIGHT_PEERS` when a browser can reach none of its nodes
 */
export async function lightSpecification(chain: string, bootnodes: readonly string[]): Promise<string> {
  const [{ loadSpec, rawSpec }, { createRuntime }] = await Promise.all([
    import("@opentao/node"),
    import("@opentao/runtime"),
  ]);
  const runtime = createRuntime();
  const spec = loadSpec(chain, runtime);
  // Browsers open no plain TCP connections.
  const peers = [...spec.bootNodes, ...bootnodes].filter((address) => /\/wss?\//.test(address));
  if (peers.length === 0) throw new CliError("NO_LIGHT_PEERS", `no node of ${chain} has an address for browsers`);
  return JSON.stringify(rawSpec({ ...spec, bootNodes: peers }, runtime));
}
