/**
 * A thread that does what others ask for: it reads the database and writes nothing.
 *
 * @packageDocumentation
 */

import { parentPort, workerData } from "node:worker_threads";
import type { Runtime } from "@opentao/runtime/boundary";
import { DatabaseReader } from "../database/index.ts";
import { DEFAULT_BUDGET } from "../state/index.ts";
import { prover } from "./jobs.ts";
import { type OwnThreadData, READY, RELEASE, type ThreadTurn } from "./messages.ts";
import { ReadOnlyChain } from "./readOnlyChain.ts";
import { tidier } from "./tidy.ts";
import { doTurn } from "./turn.ts";

const port = parentPort;
if (port === null) throw new Error("this module is a thread of a node");

// Data that Thread passes.
const { path, genesisHash, runtime: address, place } = workerData as OwnThreadData;
const { createRuntime } = (await import(address)) as { createRuntime(): Runtime };
const runtime = createRuntime();
const chain = new ReadOnlyChain(DatabaseReader.openToRead(path), runtime, genesisHash);
const { signatures, proofs } = chain;
const context = {
  ...{ chain, signatures, nodeOnly: new Set(runtime.nodeOnly), prove: prover(proofs, DEFAULT_BUDGET) },
  refresh: chain.refresh.bind(chain),
  begin: (now: number) => void Atomics.store(place, 0, now),
  reply: port.postMessage.bind(port),
  tidy: tidier(),
};

port.on("message", (message: ThreadTurn | typeof RELEASE) => {
  if (message === RELEASE) chain.release();
  else doTurn(message, context);
  port.postMessage(READY);
});

port.postMessage(READY);
