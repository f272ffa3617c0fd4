import { existsSync } from "node:fs";
import { z } from "zod";
import { freePort, isPortFree } from "../../shared/ports.ts";
import { readStored, writeStored } from "./stored.ts";

const port = z.number().int().min(1).max(65_535);

/**
 * What a local network remembers between two runs, by name: the ports of its miners, and of its nodes for RPC and for
 * peers.
 */
const networkState = z.object({
  axonPorts: z.record(z.string(), port),
  nodePorts: z.record(z.string(), z.object({ rpc: port, peers: port })).default({}),
});
export type NetworkState = z.infer<typeof networkState>;

/** A port that was free when it was chosen, unless it is taken now: the one that a node had, or another. */
async function nodePort(before: number | undefined): Promise<number> {
  return before !== undefined && (await isPortFree("127.0.0.1", before)) ? before : freePort();
}

/**
 * The network's state, with a port for every miner, the one it had or a free one, and for every node the two that it
 * had if they are free. The file is replaced as a whole.
 */
export async function ensurePorts(
  file: string,
  miners: readonly string[],
  nodes: readonly string[],
): Promise<NetworkState> {
  const nothing: NetworkState = { axonPorts: {}, nodePorts: {} };
  const { axonPorts, nodePorts } = existsSync(file) ? readStored(file, networkState) : nothing;
  for (const name of miners) axonPorts[name] ??= await freePort();
  for (const name of nodes) {
    const before = nodePorts[name];
    nodePorts[name] = { rpc: await nodePort(before?.rpc), peers: await nodePort(before?.peers) };
  }
  const state = { axonPorts, nodePorts };
  writeStored(file, JSON.stringify(state, undefined, 2));
  return state;
}
