import { CliError } from "../output/errors.ts";
import { DEFAULT_PAGE_PORT } from "../shared/options.ts";
import { ensurePortFree, freePort, portOrAnother } from "../shared/ports.ts";
import { Supervisor } from "../shared/processes/supervisor.ts";
import { processStatus } from "../shared/processStatus.ts";

/** A chain to which light clients in pages connect as peers. */
export interface LightChain {
  /** Name or file of its specification. */
  readonly chain: string;
  readonly addresses: readonly string[];
}

/** A page for browsers that another process serves. */
export interface NodePage {
  readonly url: string;
  stop(): Promise<void>;
}

const HOST = "127.0.0.1";

/** Returns the port that the page stays on, also when its process is started again. @throws CliError `PORT_IN_USE` */
async function pagePort(asked: number | undefined): Promise<number> {
  if (asked === undefined) return portOrAnother(HOST, DEFAULT_PAGE_PORT);
  await ensurePortFree(HOST, asked, "--explorer");
  return asked === 0 ? freePort() : asked;
}

/**
 * Serves the page of a node from a process of its own: the one that makes blocks does nothing for browsers but answer
 * their JSON-RPC. The process is started again, on the same port, when it ends by itself.
 *
 * @param url - address of the node
 * @param light - chain and addresses of the node for light clients; `undefined` where it takes none
 * @param asked - port to listen on; `undefined` for the usual one, or a free one where that is taken
 * @param warn - takes what happens to it later on
 * @throws CliError `PORT_IN_USE`, `PAGE_FAILED`
 */
export async function servePage(
  url: string,
  light: LightChain | undefined,
  asked: number | undefined,
  warn: (text: string) => void,
): Promise<NodePage> {
  const port = await pagePort(asked);
  const proven = light === undefined ? [] : ["--chain", light.chain, "--bootnodes", ...light.addresses];
  const args = ["explorer", "--url", url, ...proven, "--port", `${port}`, "--json"];
  const spec = { name: "explorer", args, isNode: false };
  let supervisor: Supervisor | undefined;
  let isServed = false;
  const served = new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new CliError("PAGE_FAILED", why));
    supervisor = new Supervisor(process.argv[1] ?? "", {
      onMessage: (_, message) => {
        const { data } = processStatus.safeParse(message);
        if (data?.kind === "serving" && data.addresses?.[0] !== undefined) resolve(data.addresses[0]);
        if (data?.kind === "failed") fail(data.message);
      },
      onExit: (_, code, restartInMs) => {
        const ended = `the process that serves the page ended with ${code ?? "a signal"}`;
        if (isServed) warn(`${ended}; it starts again in ${restartInMs / 1_000} s`);
        else fail(ended);
      },
    });
    supervisor.start(spec);
  });
  const stop = async (): Promise<void> => supervisor?.stop();
  try {
    const address = await served;
    isServed = true;
    return { url: address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
