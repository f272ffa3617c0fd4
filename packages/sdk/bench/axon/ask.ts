import { Dendrite } from "../../src/dendrite/index.ts";
import type { Server } from "./servers.ts";
import { miner, question, synapse, validator } from "./world.ts";

const QUERIES = 300;

/** Requests a second that a dendrite makes of a server, by its own processor time and by time. */
export async function ask(server: Server): Promise<{ readonly cpu: number; readonly rate: number }> {
  const dendrite = new Dendrite(validator);
  const target = { host: "127.0.0.1", port: server.port, hotkey: miner.address };
  const targets = Array.from({ length: QUERIES }, () => target);
  const started = performance.now();
  const before = process.cpuUsage();
  const responses = await dendrite.queryAll(targets, synapse, question, { timeoutMs: 60_000 });
  const { user, system } = process.cpuUsage(before);
  const rate = (1000 * QUERIES) / (performance.now() - started);
  dendrite.close();
  const failed = responses.find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(`a request was not answered: ${JSON.stringify(failed)}`);
  return { cpu: QUERIES / ((user + system) / 1e6), rate };
}
