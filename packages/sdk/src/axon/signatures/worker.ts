/**
 * A thread that checks signatures: it answers each list of them, in the order in which they come, with a list of the
 * results. An empty list says that it is ready.
 *
 * @packageDocumentation
 */

import { parentPort } from "node:worker_threads";
import { areSignedBy, type SignatureClaim } from "../../synapse/signing.ts";

// Sent by thread.ts, which is of the same build.
parentPort?.on("message", (list: readonly SignatureClaim[]) => parentPort?.postMessage(areSignedBy(list)));
parentPort?.postMessage([]);
