import { serveExplorer } from "@opentao/explorer";
import { outputClosed } from "../output/closedOutput.ts";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { DEFAULT_PAGE_PORT } from "../shared/options.ts";
import { ensurePortFree, portOrAnother } from "../shared/ports.ts";
import { aborted, stopSignal } from "../shared/signals.ts";
import { reportToSupervisor } from "../shared/supervisor.ts";
import { lightSpecification } from "./lightSpecification.ts";

/** Options of `tao explorer`. */
export interface ExplorerFlags {
  readonly json: boolean;
  /** Address of the node, as browsers reach it. */
  readonly url: string;
  readonly index?: string;
  readonly validators: readonly string[];
  /** Name or file of the chain, for a light client in the page. */
  readonly chain?: string;
  /** Addresses of its nodes' WebSocket ports for peers, besides those of the specification. */
  readonly bootnodes: readonly string[];
  readonly host: string;
  /** `undefined` when none was named. */
  readonly port?: number;
}

/**
 * Serves the page until it is told to stop.
 *
 * @throws CliError `PORT_IN_USE`, `NO_LIGHT_PEERS`; NodeError when the chain cannot be read
 */
export async function runExplorer(flags: ExplorerFlags, printer: Printer): Promise<void> {
  const stopped = stopSignal(outputClosed);
  const failed = new AbortController();
  const { url: node, index, validators, host } = flags;
  const port = flags.port ?? (await portOrAnother(host, DEFAULT_PAGE_PORT));
  await ensurePortFree(host, port, "--port");
  const explorer = await serveExplorer({
    ...{ host, port, node, validators },
    ...(index === undefined ? {} : { index }),
    ...(flags.chain === undefined ? {} : { specification: await lightSpecification(flags.chain, flags.bootnodes) }),
    onFailure: (error) => failed.abort(error),
  });
  const { url } = explorer;
  printer.result({ url, node, index: index ?? null }, () => `The page is at ${out.bold(url)}; Ctrl-C stops it`);
  reportToSupervisor({ kind: "serving", addresses: [url] });
  await aborted(AbortSignal.any([stopped, failed.signal]));
  await explorer.close();
  failed.signal.throwIfAborted();
}
