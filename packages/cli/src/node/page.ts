import { spawn } from "node:child_process";
import { once } from "node:events";
import { CliError } from "../output/errors.ts";
import { ensurePortFree } from "../shared/ports.ts";
import { processStatus } from "../shared/processStatus.ts";

/** A page for browsers that another process serves. */
export interface NodePage {
  readonly url: string;
  stop(): void;
}

/**
 * Serves the page of a node from a process of its own: the one that makes blocks does nothing for browsers but answer
 * their JSON-RPC.
 *
 * @param url - address of the node
 * @param port - port to listen on; `undefined` for the usual one, or a free one where that is taken
 * @throws CliError `PORT_IN_USE`, `PAGE_FAILED`
 */
export async function servePage(url: string, port: number | undefined): Promise<NodePage> {
  if (port !== undefined) await ensurePortFree("127.0.0.1", port, "--explorer");
  const place = port === undefined ? [] : ["--port", String(port)];
  const args = [process.argv[1] ?? "", "explorer", "--url", url, "--json", ...place];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const told = new AbortController();
  try {
    const [message] = await Promise.race([
      once(child, "message", told),
      once(child, "exit", told).then(([code]) => {
        throw new CliError("PAGE_FAILED", `the process that serves the page ended with ${code ?? "a signal"}`);
      }),
    ]);
    const status = processStatus.parse(message);
    const [address] = status.kind === "serving" ? (status.addresses ?? []) : [];
    if (address === undefined) throw new CliError("PAGE_FAILED", "the page is not served");
    child.unref();
    child.channel?.unref();
    // It ends by itself when nobody is at the other end.
    return { url: address, stop: () => child.connected && child.disconnect() };
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    told.abort();
  }
}
