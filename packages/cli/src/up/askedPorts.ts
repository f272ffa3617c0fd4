import { CliError } from "../output/errors.ts";
import { DEFAULT_PAGE_PORT } from "../shared/options.ts";
import { ensurePortFree, freePort, portOrAnother } from "../shared/ports.ts";

const HOST = "127.0.0.1";

/** Ports of a local network that a person names. */
export interface AskedPorts {
  readonly rpcPort: number;
  /** False when no history is kept. */
  readonly index: boolean;
  /** `undefined` when none was named, 0 for any that is free. */
  readonly indexPort?: number;
}

/**
 * Makes sure that the ports that were named can be listened on; whatever else the network listens on takes free ones.
 *
 * @throws CliError `PORT_IN_USE`, `SAME_PORT`
 */
export async function ensureAskedPorts({ rpcPort, index, indexPort }: AskedPorts): Promise<void> {
  await ensurePortFree(HOST, rpcPort, "--rpc-port", { takesAny: false });
  if (!index || indexPort === undefined) return;
  if (indexPort === rpcPort)
    throw new CliError(
      "SAME_PORT",
      `JSON-RPC and the index cannot both have port ${rpcPort}`,
      "Give --index-port another number (0 takes a free one).",
    );
  await ensurePortFree(HOST, indexPort, "--index-port");
}

/** Returns the usual port of the page, or a free one where it is taken or named for something else. */
export async function portOfPage({ rpcPort, indexPort }: AskedPorts): Promise<number> {
  const isNamed = [rpcPort, indexPort].includes(DEFAULT_PAGE_PORT);
  return isNamed ? freePort() : portOrAnother(HOST, DEFAULT_PAGE_PORT);
}
