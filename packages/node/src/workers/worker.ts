/**
 * A thread that does what others ask for: it reads the database and writes nothing.
 *
 * @packageDocumentation
 */

import { parentPort, workerData } from "node:worker_threads";
import type { Runtime } from "@opentao/runtime/boundary";
import { DatabaseReader } from "../database/index.ts";
import { DEFAULT_BUDGET } from "../state/index.ts";
import { doJob, prover } from "./jobs.ts";
import { READY, type ThreadData, type ThreadRequest, type ThreadResponse } from "./messages.ts";
import { ReadOnlyChain } from "./readOnlyChain.ts";
import { tidier } from "./tidy.ts";
import { toWire } from "./wire.ts";

const port = parentPort;
if (port === null) throw new Error("this module is a thread of a node");

// Data that Thread passes.
const { path, genesisHash, runtime: address } = workerData as ThreadData;
const { createRuntime } = (await import(address)) as { createRuntime(): Runtime };
const runtime = createRuntime();
const chain = new ReadOnlyChain(DatabaseReader.openToRead(path), runtime, genesisHash);
const { signatures, proofs } = chain;
const nodeOnly = new Set(runtime.nodeOnly);
const context = { chain, nodeOnly, signatures, prove: prover(proofs, DEFAULT_BUDGET) };

/** Milliseconds after which no other request of a list is begun: another client may be next. */
const TURN_MS = 50;

const tidy = tidier();

port.on("message", (requests: readonly ThreadRequest[]) => {
  const begun = performance.now();
  for (const [i, { job, input, heads }] of requests.entries()) {
    if (i > 0 && performance.now() - begun > TURN_MS) break;
    const reply = answer(job, input, heads);
    // Of other jobs the chain may keep the bytes.
    const isFresh = job === "read" || job === "parse" || job === "body";
    port.postMessage(reply, isFresh && "output" in reply ? buffersOf(reply.output) : []);
    tidy();
  }
  port.postMessage(READY);
});

port.postMessage(READY);

function answer(job: ThreadRequest["job"], input: unknown, heads: ThreadRequest["heads"]): ThreadResponse {
  try {
    chain.refresh(heads);
    // Input and job come together from Workers.run.
    return { output: doJob(job, input as never, context) };
  } catch (error) {
    // Whatever a job throws goes to whoever asked for it.
    return { error: toWire(error) };
  }
}

/** Buffers that can go over without being copied: those that hold one large value alone. */
function buffersOf(output: unknown): ArrayBuffer[] {
  const values = output instanceof Uint8Array ? [output] : paramsOf(output);
  return values.flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
}

function paramsOf(output: unknown): readonly unknown[] {
  if (typeof output !== "object" || output === null || !("params" in output)) return [];
  return Array.isArray(output.params) ? output.params : [];
}
