import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as built from "@opentao/sdk";
import Fastify from "fastify";
import { Axon } from "../../src/axon/index.ts";
import { miner, synapse } from "./world.ts";

/** Processor time, in milliseconds. */
export interface Usage {
  readonly all: number;
  /** Of the thread that serves, where the system tells. */
  readonly loop: number;
}

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  /** Requests of a connection in a round. */
  readonly each: number;
  usage(): Promise<Usage>;
  stop(): void;
}

const unlimited = {
  addressRate: 1e9,
  addressTrials: 1e9,
  strangerTrials: 1e9,
  callerRate: 1e9,
  callerNonces: 1e6,
  concurrency: 1024,
  queue: 4096,
};

async function serveAxon(): Promise<number> {
  const axon = new Axon({ hotkey: miner.address, port: 0, threads: 0, limits: unlimited });
  axon.attach(synapse, async ({ prompt }) => ({ completion: prompt }));
  return (await axon.start()).port;
}

/** The same with a thread, which only what is built has. */
async function serveThreads(): Promise<number> {
  const axon = new built.Axon({ hotkey: miner.address, port: 0, threads: 1, limits: unlimited });
  axon.attach(synapse, async ({ prompt }) => ({ completion: prompt }));
  return (await axon.start()).port;
}

async function serveBare(): Promise<number> {
  const server = Fastify();
  server.post<{ Body: { prompt: string } }>("/Prompt", async ({ body }) => ({ ...body, completion: body.prompt }));
  await server.listen({ host: "127.0.0.1", port: 0 });
  const address = server.server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const SERVERS = { axon: serveAxon, threads: serveThreads, bare: serveBare } as const;
type Kind = keyof typeof SERVERS;

/** Milliseconds of processor time that a process or thread has had, by its file under `/proc`; NaN elsewhere. */
export function processorTime(stat: string): number {
  try {
    // Behind the name, which may hold anything: fields 14 and 15 of proc(5), in hundredths of a second.
    const fields = readFileSync(stat, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return Number.NaN;
  }
}

/** Serves in this process, and tells its parent the port and, whenever it is asked, its processor time. */
export async function serveHere(kind: string): Promise<void> {
  if (!(kind in SERVERS)) throw new Error(`there is no server ${kind}`);
  // One of the names, which was just looked up.
  process.send?.(await SERVERS[kind as Kind]());
  process.once("disconnect", () => process.exit());
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ all: (user + system) / 1000, loop: processorTime(`/proc/self/task/${process.pid}/stat`) });
  });
}

/** Enough that a round outlasts a pause of the engine. */
const EACH = 250;

/** Starts a server in a process of its own. */
export async function startServer(kind: Kind): Promise<Server> {
  // Of this bundle, which calls serveHere when it is given a name.
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [kind]);
  const [port] = await once(child, "message");
  return {
    ...{ port: Number(port), each: EACH },
    usage: async () => {
      const answer = once(child, "message");
      child.send("usage");
      const [usage] = await answer;
      return usage;
    },
    stop: () => child.disconnect(),
  };
}
