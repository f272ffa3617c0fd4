import { runtimeWith } from "../assembly/runtime.ts";
import type { Runtime } from "../boundary.ts";

let made: Runtime | undefined;

/** The runtime for replays: without its code, which only a genesis needs and which is large. */
export function replayRuntime(): Runtime {
  made ??= runtimeWith({ code: () => new Uint8Array() });
  return made;
}
