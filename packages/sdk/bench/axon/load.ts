import autocannon, { type Options, type Result } from "autocannon";
import { signedRequests } from "./requests.ts";
import type { Server } from "./servers.ts";
import { miner, question, synapse, validator } from "./world.ts";

export const CONNECTIONS = 16;

/** Results of a load. */
export interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Requests a second of the server's processor time, and of its serving thread's. */
  readonly perCpuSecond: number;
  readonly perLoopSecond: number;
  /** Requests a second of the processor time of this process, which makes them. */
  readonly perLoadSecond: number;
  /** Milliseconds in which half and 99 of 100 requests were answered. */
  readonly p50: number;
  readonly p99: number;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Sends signed requests over 16 connections, each one after the other; every one must be answered with 200, but those
 * of so many connections whose signatures are false.
 */
export async function fireAt(server: Server, falseCallers = 0): Promise<Round> {
  const { each } = server;
  const amount = CONNECTIONS * each;
  const callers = { callers: CONNECTIONS, each, falseCallers };
  const lists = signedRequests({ synapse, question, validator, axonHotkey: miner.address, ...callers });
  const load: Options = {
    url: `http://127.0.0.1:${server.port}`,
    connections: CONNECTIONS,
    amount,
    timeout: 60,
    setupClient: (client) => client.setRequests(lists.pop() ?? []),
  };
  const times: number[] = [];
  const before = await server.usage();
  const ownBefore = process.cpuUsage();
  // The generator's own duration is in whole seconds.
  const started = performance.now();
  let ended = started;
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(load, (error, all) => (error === null ? resolve(all) : reject(error)));
    instance.on("response", (_client, _status, _bytes, milliseconds) => {
      ended = performance.now();
      times.push(milliseconds);
    });
  });
  const own = process.cpuUsage(ownBefore);
  const after = await server.usage();
  const [answered, refused] = [result["2xx"], result["4xx"]];
  if (refused !== falseCallers * each || answered + refused !== amount) {
    throw new Error(`${answered} requests of ${amount} were answered, ${refused} refused`);
  }
  times.sort((a, b) => a - b);
  return {
    rate: (1000 * amount) / (ended - started),
    perCpuSecond: (1000 * amount) / (after.all - before.all),
    perLoopSecond: (1000 * amount) / (after.loop - before.loop),
    perLoadSecond: (1e6 * amount) / (own.user + own.system),
    p50: times[Math.floor(amount / 2)] ?? Number.NaN,
    p99: times[Math.floor(0.99 * amount)] ?? Number.NaN,
  };
}
