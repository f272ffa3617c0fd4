/**
 * A thread that makes the key of one password.
 *
 * @packageDocumentation
 */

import { parentPort, workerData } from "node:worker_threads";
import { argon2Key } from "./argon2.ts";

// A text: sent by naclKey.ts, which is of the same build.
parentPort?.postMessage(await argon2Key(String(workerData)));
