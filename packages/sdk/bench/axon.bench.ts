/**
 * Requests that an axon answers, beside a bare fastify route and the official axon that get the same requests, and
 * requests that a dendrite makes. Each server has a process of its own, and this one makes the load. They take turns;
 * of each pair the round is reported in which the ratio is the median.
 *
 * By its own processor time a server is compared fairly on a machine that others use too. By time, no server answers
 * more than the load asks, which has its own row.
 *
 * @packageDocumentation
 */

import { verifySr25519Batch } from "@opentao/crypto";
import { ask } from "./axon/ask.ts";
import { CONNECTIONS, fireAt, median, type Round } from "./axon/load.ts";
import { startOfficial } from "./axon/official.ts";
import { serveHere, startServer } from "./axon/servers.ts";
import { inTurns, middle } from "./axon/turns.ts";
import { validator } from "./axon/world.ts";

function report(id: string, what: string, value: number, unit: string, more: object = {}): void {
  console.log(JSON.stringify({ id, what, value, unit, ...more }));
}

/** Signatures that are verified in batches, as many in one as there are connections, by processor time. */
function verificationsPerSecond(): number {
  const message = new TextEncoder().encode("1700000000000000000.a.b.c.d");
  const one = { message, signature: validator.sign(message), publicKey: validator.publicKey };
  const batch = Array.from({ length: CONNECTIONS }, () => one);
  const verify = (count: number): void => {
    for (let i = 0; i < count; i += 1) verifySr25519Batch(batch);
  };
  verify(100);
  const before = process.cpuUsage();
  verify(200);
  const { user, system } = process.cpuUsage(before);
  return (200 * CONNECTIONS) / ((user + system) / 1e6);
}

const [second, cpuSecond] = ["requests/s", "requests/s of processor time"];

/** Reports an axon beside another server, by time, by its processor time and by how long a request took. */
function reportPair(id: string, what: string, name: string, ours: readonly Round[], theirs: readonly Round[]): void {
  const row = (suffix: string, of: string, key: keyof Round, unit: string, more: object = {}): void => {
    const { value, rival } = middle(key, ours, theirs);
    report(`${id}${suffix}`, of, value, unit, { rival: { name, value: rival }, ...more });
  };
  row("", what, "rate", second);
  row("-cpu", `${what}, by processor time`, "perCpuSecond", cpuSecond);
  row("-p50", `${what}: p50 of ${CONNECTIONS} connections`, "p50", "ms", { better: "less" });
  row("-p99", `${what}: p99 of ${CONNECTIONS} connections`, "p99", "ms", { better: "less" });
}

async function main(): Promise<void> {
  const [bare, axon, threads] = [await startServer("bare"), await startServer("axon"), await startServer("threads")];
  const official = await startOfficial();
  const asked: { readonly cpu: number; readonly rate: number }[] = [];
  try {
    const turns = new Map<string, () => Promise<Round>>([
      ["bare", () => fireAt(bare)],
      ["axon", () => fireAt(axon)],
      ["threads", () => fireAt(threads)],
      ["false", () => fireAt(axon, 1)],
    ]);
    if (official !== undefined) turns.set("official", () => fireAt(official));
    const results = await inTurns(turns);
    for (let i = 0; i <= 5; i += 1) asked.push(await ask(axon));
    const of = (name: string): Round[] => results.get(name) ?? [];
    reportPair("sdk/axon", "axon: signed requests answered", "bare fastify route", of("axon"), of("bare"));
    reportPair(
      "sdk/axon-threads",
      "axon with a thread for signatures",
      "bare fastify route",
      of("threads"),
      of("bare"),
    );
    const loop = middle("perLoopSecond", of("threads"), of("bare"));
    report("sdk/axon-threads-loop", "the same by its loop's processor time", loop.value, cpuSecond, {
      rival: { name: "bare fastify route", value: loop.rival },
    });
    const load = median(of("bare").map(({ perLoadSecond }) => perLoadSecond));
    report("sdk/axon-load", "what asks: requests made", load, cpuSecond);
    const attacked = middle("perCpuSecond", of("false"), of("axon"));
    report("sdk/axon-false", `signatures of one in ${CONNECTIONS} are false`, attacked.value, cpuSecond, {
      rival: { name: "axon, all true", value: attacked.rival },
    });
    const own = median(of("axon").map(({ perCpuSecond }) => perCpuSecond));
    report("sdk/axon-verification", "axon: signed requests answered", own, cpuSecond, {
      rival: { name: `sr25519 verifications in batches of ${CONNECTIONS}`, value: verificationsPerSecond() },
    });
    if (official !== undefined) {
      const name = "official axon in Python";
      reportPair("sdk/axon-official", "axon: signed requests answered", name, of("axon"), of("official"));
    }
    report("sdk/dendrite", "dendrite: requests made and answered", median(asked.map(({ rate }) => rate)), second);
    report("sdk/dendrite-cpu", "dendrite: by its own processor time", median(asked.map(({ cpu }) => cpu)), cpuSecond);
  } finally {
    for (const server of [bare, axon, threads, official]) server?.stop();
  }
}

const [kind] = process.argv.slice(2);
if (kind === undefined) await main();
else await serveHere(kind);
