import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { NodeOptions } from "@opentao/node";

/** Threads that do what others ask of the node, with the runtime of this program. */
export function workerOptions(): NodeOptions["workers"] {
  const runtime = createRequire(import.meta.url).resolve("@opentao/runtime");
  return { runtime: pathToFileURL(runtime).href };
}
