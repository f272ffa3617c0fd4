import { join } from "node:path";
import type { NetworkSettings } from "@opentao/node";
import { CliError } from "../output/errors.ts";
import { ensurePortFree, isPortFree } from "../shared/ports.ts";
import { namesNetwork } from "./effects.ts";
import type { NetworkFlags, NodeFlags } from "./flags.ts";

/** Usual ports of a node: TCP for nodes, WebSocket for light clients. */
const PORTS = { tcp: 30_333, ws: 30_334 };
const LOOPBACK = "127.0.0.1";
const EVERYWHERE = "0.0.0.0";

/** Path of a file of a node's identity and peers. */
export function inNetworkFolder(basePath: string, file: "node.key" | "peers.json"): string {
  return join(basePath, "network", file);
}

/**
 * Chooses a port to listen on. One that was asked for must be free, and so must the usual one where others look for the
 * node; on this machine alone any other will do, so that several nodes can run without a thought of ports.
 */
async function choosePort(
  host: string,
  asked: number | undefined,
  usual: number,
  flag: string,
  mustBeUsual: boolean,
): Promise<number> {
  if (asked !== undefined || mustBeUsual) {
    const port = asked ?? usual;
    await ensurePortFree(host, port, flag);
    return port;
  }
  return (await isPortFree(host, usual)) ? usual : 0;
}

async function listenAddresses(flags: NetworkFlags): Promise<readonly string[]> {
  if (flags.listen.length > 0) return flags.listen;
  const host = flags.public ? EVERYWHERE : LOOPBACK;
  const tcp = await choosePort(host, flags.port, PORTS.tcp, "--port", flags.public);
  const ws = await choosePort(host, flags.wsPort, PORTS.ws, "--ws-port", flags.public);
  if (tcp !== 0 && tcp === ws)
    throw new CliError("SAME_PORT", `TCP and WebSocket cannot both have port ${tcp}`, "Give --ws-port another number.");
  return [`/ip4/${host}/tcp/${tcp}`, `/ip4/${host}/tcp/${ws}/ws`];
}

/**
 * Returns whether the node has no network: a development chain, or one whose blocks are made on demand, is for one
 * node, unless an option says how it takes part in a network.
 */
function isAlone(flags: NodeFlags): boolean {
  return !flags.network || ((flags.dev || flags.sealing !== "interval") && !namesNetwork(flags));
}

/**
 * Returns the settings of the network for the flags of `tao node`; `undefined` when the node is to be alone.
 *
 * @throws CliError `PORT_IN_USE`, `SAME_PORT`
 */
export async function networkSettings(flags: NodeFlags): Promise<NetworkSettings | undefined> {
  if (isAlone(flags)) return undefined;
  const { basePath } = flags;
  const inFolder = (file: "node.key" | "peers.json") =>
    basePath === undefined ? undefined : inNetworkFolder(basePath, file);
  return {
    listen: await listenAddresses(flags),
    public: flags.public,
    announce: flags.announce.length === 0 ? undefined : flags.announce,
    nodeKeyFile: flags.nodeKeyFile ?? inFolder("node.key"),
    peersFile: inFolder("peers.json"),
    bootNodes: flags.bootnodes,
    reserved: flags.reservedNodes,
    reservedOnly: flags.reservedOnly,
    discovery: flags.discovery,
  };
}
