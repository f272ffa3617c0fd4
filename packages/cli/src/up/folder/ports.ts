import { existsSync } from "node:fs";
import * as z from "zod";
import { DEFAULT_API_PORT } from "../../shared/options.ts";
import { freePort, isPortFree } from "../../shared/ports.ts";
import { readStored, writeStored } from "./stored.ts";

const port = z.number().int().min(1).max(65_535);

/**
 * Schema of the ports of a local network: those of its miners, of its nodes for RPC, for peers and for light clients,
 * and of the rounds of its validators by name, and the one of its index.
 */
const networkPorts = z.object({
  axonPorts: z.record(z.string(), port),
  nodePorts: z.record(z.string(), z.object({ rpc: port, peers: port, light: port.optional() })).default({}),
  roundsPorts: z.record(z.string(), port).default({}),
  indexPort: port.default(DEFAULT_API_PORT),
});

/** Ports of a local network, which it keeps between two runs. */
export type NetworkPorts = z.infer<typeof networkPorts>;

/** Returns the port that was taken before if it is free, or another. */
async function samePort(before: number | undefined): Promise<number> {
  return before !== undefined && (await isPortFree("127.0.0.1", before)) ? before : freePort();
}

async function portOfIndex(asked: number | undefined, before: number): Promise<number> {
  if (asked === undefined) return samePort(before);
  return asked === 0 ? freePort() : asked;
}

/**
 * Returns the network's ports, and keeps them in `file`: for every miner the one that it had or a free one, for every
 * node those that it had, for every validator and for the index the one that it had, if they are free, or others. A
 * port that is asked for the index (0: any that is free) is not looked at.
 */
export async function ensurePorts(
  file: string,
  miners: readonly string[],
  nodes: readonly string[],
  validators: readonly string[],
  askedIndexPort: number | undefined,
): Promise<NetworkPorts> {
  const nothing: NetworkPorts = { axonPorts: {}, nodePorts: {}, roundsPorts: {}, indexPort: DEFAULT_API_PORT };
  const before = existsSync(file) ? readStored(file, networkPorts) : nothing;
  const { axonPorts, nodePorts, roundsPorts } = before;
  for (const name of miners) axonPorts[name] ??= await freePort();
  for (const name of nodes) {
    const own = nodePorts[name];
    nodePorts[name] = {
      rpc: await samePort(own?.rpc),
      peers: await samePort(own?.peers),
      light: await samePort(own?.light),
    };
  }
  for (const name of validators) roundsPorts[name] = await samePort(roundsPorts[name]);
  const indexPort = await portOfIndex(askedIndexPort, before.indexPort);
  const ports = { axonPorts, nodePorts, roundsPorts, indexPort };
  writeStored(file, JSON.stringify(ports, undefined, 2));
  return ports;
}
