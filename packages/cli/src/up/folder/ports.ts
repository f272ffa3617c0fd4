import { existsSync } from "node:fs";
import * as z from "zod";
import { freePort, isPortFree } from "../../shared/ports.ts";
import { readStored, writeStored } from "./stored.ts";

const port = z.number().int().min(1).max(65_535);

/**
 * Schema of the ports of a local network, by name: those of its miners, of its nodes for RPC and for peers, and of the
 * rounds of its validators.
 */
const networkPorts = z.object({
  axonPorts: z.record(z.string(), port),
  nodePorts: z.record(z.string(), z.object({ rpc: port, peers: port })).default({}),
  roundsPorts: z.record(z.string(), port).default({}),
});

/** Ports of a local network, which it keeps between two runs. */
export type NetworkPorts = z.infer<typeof networkPorts>;

/** Returns the port that was taken before if it is free, or another. */
async function samePort(before: number | undefined): Promise<number> {
  return before !== undefined && (await isPortFree("127.0.0.1", before)) ? before : freePort();
}

/**
 * Returns the network's ports, and keeps them in `file`: for every miner the one that it had or a free one, for every
 * node the two that it had, and for every validator the one that it had, if they are free, or others.
 */
export async function ensurePorts(
  file: string,
  miners: readonly string[],
  nodes: readonly string[],
  validators: readonly string[],
): Promise<NetworkPorts> {
  const nothing: NetworkPorts = { axonPorts: {}, nodePorts: {}, roundsPorts: {} };
  const { axonPorts, nodePorts, roundsPorts } = existsSync(file) ? readStored(file, networkPorts) : nothing;
  for (const name of miners) axonPorts[name] ??= await freePort();
  for (const name of nodes) {
    const before = nodePorts[name];
    nodePorts[name] = { rpc: await samePort(before?.rpc), peers: await samePort(before?.peers) };
  }
  for (const name of validators) roundsPorts[name] = await samePort(roundsPorts[name]);
  const ports = { axonPorts, nodePorts, roundsPorts };
  writeStored(file, JSON.stringify(ports, undefined, 2));
  return ports;
}
