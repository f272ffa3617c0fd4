/**
 * Requests that an axon answers, beside a bare fastify route that gets the same requests, and requests that a dendrite
 * makes; each server in a process of its own, in turns, medians of the rounds. Processor time is the fair measure where
 * the load generator shares the cores with the servers.
 *
 * @packageDocumentation
 */

import { verifySr25519Batch } from "@opentao/crypto";
import { Dendrite } from "../src/dendrite/index.ts";
import { CONNECTIONS, fireAt, median, type Round } from "./axon/load.ts";
import { officialAxon } from "./axon/official.ts";
import { type Server, serveHere, startServer } from "./axon/servers.ts";
import { miner, question, synapse, validator } from "./axon/world.ts";

const ROUNDS = 5;
const QUERIES = 300;

function report(id: string, what: string, value: number, unit: string, more: object = {}): void {
  console.log(JSON.stringify({ id, what, value, unit, ...more }));
}

/** Signatures that are verified in batches, as many in one as there are connections, by processor time. */
function verificationsPerSecond(): number {
  const message = new TextEncoder().encode("1700000000000000000.a.b.c.d");
  const one = { message, signature: validator.sign(message), publicKey: validator.publicKey };
  const batch = Array.from({ length: CONNECTIONS }, () => one);
  const before = process.cpuUsage();
  const count = 200;
  for (let i = 0; i < count; i += 1) verifySr25519Batch(batch);
  const { user, system } = process.cpuUsage(before);
  return (count * CONNECTIONS) / ((user + system) / 1e6);
}

/** Requests a second of processor time that a dendrite makes, and of time. */
async function ask(server: Server): Promise<{ readonly cpu: number; readonly rate: number }> {
  const dendrite = new Dendrite(validator);
  const targets = Array.from({ length: QUERIES }, () => ({
    host: "127.0.0.1",
    port: server.port,
    hotkey: miner.address,
  }));
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

async function main(): Promise<void> {
  const servers = {
    bare: await startServer("bare"),
    axon: await startServer("axon"),
    threads: await startServer("threads"),
  };
  const rounds: Record<keyof typeof servers, Round[]> = { bare: [], axon: [], threads: [] };
  const attacked: Round[] = [];
  const asked: { readonly cpu: number; readonly rate: number }[] = [];
  // In turns, so that all see the same machine; the first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const kind of ["bare", "axon", "threads"] as const) {
      const result = await fireAt(servers[kind]);
      if (round > 0) rounds[kind].push(result);
    }
    const withFalse = await fireAt(servers.axon, undefined, 1);
    if (round > 0) attacked.push(withFalse);
    const queries = await ask(servers.axon);
    if (round > 0) asked.push(queries);
  }
  const of = (kind: keyof typeof servers, value: keyof Round): number => median(rounds[kind].map((one) => one[value]));
  const bare = (value: keyof Round) => ({ rival: { name: "bare fastify route", value: of("bare", value) } });
  const [second, cpuSecond] = ["requests/s", "requests/s of processor time"];
  report("sdk/axon", "axon: signed requests answered", of("axon", "rate"), second, bare("rate"));
  report(
    "sdk/axon-cpu",
    "axon: the same by its processor time",
    of("axon", "perCpuSecond"),
    cpuSecond,
    bare("perCpuSecond"),
  );
  const attackedRate = median(attacked.map(({ perCpuSecond }) => perCpuSecond));
  report("sdk/axon-false", "the same when the signatures of one connection in 16 are false", attackedRate, cpuSecond);
  report("sdk/axon-threads", "axon with a thread for signatures", of("threads", "rate"), second, bare("rate"));
  report(
    "sdk/axon-threads-loop",
    "the same by its loop's processor time",
    of("threads", "perLoopSecond"),
    cpuSecond,
    bare("perLoopSecond"),
  );
  for (const value of ["p50", "p99"] as const) {
    report(`sdk/axon-${value}`, `axon: ${value} of 16 connections`, of("axon", value), "ms", {
      ...bare(value),
      better: "less",
    });
  }
  const bound = { name: `sr25519 verifications in batches of ${CONNECTIONS}`, value: verificationsPerSecond() };
  report("sdk/axon-verification", "axon: signed requests answered", of("axon", "perCpuSecond"), cpuSecond, {
    rival: bound,
  });
  report("sdk/dendrite", "dendrite: requests made and answered", median(asked.map(({ rate }) => rate)), second);
  report("sdk/dendrite-cpu", "dendrite: by its own processor time", median(asked.map(({ cpu }) => cpu)), cpuSecond);
  const official = await officialAxon();
  if (official !== undefined) {
    const name = "official axon in Python";
    report("sdk/axon-official", "axon: signed requests answered", of("axon", "rate"), second, {
      rival: { name, value: official.rate },
    });
    const cpu = { rival: { name, value: official.perCpuSecond } };
    report("sdk/axon-official-cpu", "axon: the same by processor time", of("axon", "perCpuSecond"), cpuSecond, cpu);
  }
  for (const server of Object.values(servers)) server.stop();
}

const [kind] = process.argv.slice(2);
if (kind === undefined) await main();
else await serveHere(kind);
