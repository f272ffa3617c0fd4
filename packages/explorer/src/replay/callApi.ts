import { replayRuntime } from "@opentao/runtime/replay";
import { ensureSameRuntime } from "./blocks.ts";
import type { ReplayOptions } from "./options.ts";
import { Replay } from "./replay.ts";
import type { Rpc } from "./rpc.ts";

/**
 * Runs a method of a runtime API, its arguments encoded, over the state after a block (its hash): what a node would
 * answer to `state_call`, without believing it anything but that state.
 *
 * @throws ReplayError `OTHER_RUNTIME`, `TOO_LARGE`, `INCOMPLETE`, `INVALID_ANSWER`; what the method throws
 */
export async function callApi(
  rpc: Rpc,
  { method, input, at }: { readonly method: string; readonly input: Uint8Array; readonly at: string },
  options: ReplayOptions = {},
): Promise<Uint8Array> {
  const runtime = replayRuntime();
  await ensureSameRuntime(rpc, runtime, at);
  const replay = new Replay(rpc, at, options);
  await replay.prefetch();
  const output = await replay.complete(replay.state(), (state) => runtime.call(method, input, state));
  replay.keepHints();
  return output;
}
