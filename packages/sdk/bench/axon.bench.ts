/**
 * Requests per second that an axon answers, beside a bare fastify route that gets the same requests, each in a process
 * of its own under the same load.
 *
 * @packageDocumentation
 */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { keypairFromSuri, verifySr25519 } from "@opentao/crypto";
import autocannon, { type Options, type Result } from "autocannon";
import Fastify from "fastify";
import { z } from "zod";
import { Axon } from "../src/axon/index.ts";
import { defineSynapse } from "../src/synapse/index.ts";
import { signedRequests } from "./requests.ts";

const CONNECTIONS = 16;
const PER_CONNECTION = 200;
const ROUNDS = 3;

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");
const synapse = defineSynapse({
  name: "Prompt",
  request: z.object({ prompt: z.string() }),
  response: z.object({ completion: z.string() }),
});
const question = { prompt: "The quick brown fox ".repeat(20) };

async function serveAxon(): Promise<number> {
  const unlimited = { addressRate: 1e9, callerRate: 1e9, callerNonces: 1e6, concurrency: 1024, queue: 4096 };
  const axon = new Axon({ hotkey: miner.address, port: 0, limits: unlimited });
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

/** Starts a server in a process of its own. */
async function start(kind: "axon" | "bare"): Promise<{ process: ChildProcess; port: number }> {
  const child = fork(fileURLToPath(import.meta.url), [kind]);
  const [port] = await once(child, "message");
  return { process: child, port: Number(port) };
}

/** Requests per second; every one must be answered with 200. */
async function measure(port: number): Promise<number> {
  const lists = signedRequests({
    synapse,
    question,
    validator,
    axonHotkey: miner.address,
    callers: CONNECTIONS,
    each: PER_CONNECTION,
  });
  const load: Options = {
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    amount: CONNECTIONS * PER_CONNECTION,
    setupClient: (client) => client.setRequests(lists.pop() ?? []),
  };
  // The generator's own duration is in whole seconds.
  const started = performance.now();
  let ended = started;
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(load, (error, all) => (error === null ? resolve(all) : reject(error)));
    instance.on("response", () => {
      ended = performance.now();
    });
  });
  const answered = result["2xx"];
  if (answered !== CONNECTIONS * PER_CONNECTION) throw new Error(`only ${answered} requests were answered`);
  return (1000 * answered) / (ended - started);
}

function verificationsPerSecond(): number {
  const message = new TextEncoder().encode("1700000000000000000.a.b.c.d");
  const signature = validator.sign(message);
  const started = performance.now();
  const count = 3000;
  for (let i = 0; i < count; i += 1) verifySr25519(signature, message, validator.publicKey);
  return count / ((performance.now() - started) / 1000);
}

function report(id: string, what: string, value: number, rival: { name: string; value: number }): void {
  console.log(JSON.stringify({ id, what, value, unit: "requests/s", rival }));
}

async function main(): Promise<void> {
  const [axon, bare] = await Promise.all([start("axon"), start("bare")]);
  const best = { axon: 0, bare: 0 };
  // In turns, so that both see the same machine; the first round also warms up.
  for (let round = 0; round < ROUNDS; round += 1) {
    best.bare = Math.max(best.bare, await measure(bare.port));
    best.axon = Math.max(best.axon, await measure(axon.port));
  }
  axon.process.kill();
  bare.process.kill();
  report("sdk/axon", "axon: signed requests answered", best.axon, { name: "bare fastify route", value: best.bare });
  const bound = { name: "sr25519 verifications on one thread", value: verificationsPerSecond() };
  report("sdk/axon-verification", "axon: signed requests answered", best.axon, bound);
}

const [kind] = process.argv.slice(2);
if (kind === undefined) await main();
else process.send?.(kind === "axon" ? await serveAxon() : await serveBare());
