import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { pino } from "pino";
import { aborted, untilStopped } from "../commands/signals.ts";
import { out } from "../output/colours.ts";
import type { Printer } from "../output/printer.ts";
import { tellSupervisor } from "../up/status.ts";
import type { NodeFlags } from "./flags.ts";
import { peopleLogger, tellBlocks } from "./log.ts";
import { nodeOptions } from "./options.ts";

function httpHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * Runs a node until it is told to stop.
 *
 * @throws NodeError, DatabaseError, CliError when it cannot start
 */
export async function runNode(flags: NodeFlags, printer: Printer): Promise<void> {
  const stopped = untilStopped();
  const runtime = createRuntime();
  const spec = loadSpec(flags.dev ? "local" : flags.chain, runtime);
  const write = (line: string) => void process.stderr.write(line);
  const logger = flags.json
    ? pino({ name: "tao-node", serializers: { error: pino.stdSerializers.err } }, pino.destination(2))
    : peopleLogger(write);
  const node = await Node.start({ ...nodeOptions(flags, spec), spec, runtime, logger });
  try {
    const { host, port } = node.rpcAddress ?? { host: flags.rpcHost, port: flags.rpcPort };
    const url = `ws://${httpHost(host)}:${port}`;
    const database = flags.basePath ?? null;
    const facts = { url, chain: spec.name, genesis: node.chain.genesisHash, database, sealing: flags.sealing };
    printer.result(facts, () =>
      [
        `${out.bold(spec.name)} serves JSON-RPC at ${out.bold(url)} and http://${httpHost(host)}:${port}`,
        `genesis  ${node.chain.genesisHash}`,
        `database ${database ?? "in memory: nothing is kept"}`,
        `blocks   ${flags.sealing}; Ctrl-C stops the node`,
      ].join("\n"),
    );
    tellSupervisor({ kind: "serving" });
    if (!flags.json) tellBlocks(node, write);
    await aborted(stopped);
  } finally {
    await node.stop();
  }
}
