// Replays blocks in a thread of its own, so that the page goes on while the runtime computes. It asks the node through
// the page, whose connection it has.
import { messageOf } from "@opentao/base";
import { ReplayError } from "@opentao/runtime/replay";
import { callApi, Hints, ReplayedBlock, type ReplayOptions, type Rpc, whatIf } from "../../../replay/index.ts";
import { forgetOldest } from "../forgetOldest.ts";
import type { FromWorker, JobName, Jobs, ToWorker } from "./messages.ts";

const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let questions = 0;

const tell = (message: FromWorker): void => postMessage(message);

const rpc: Rpc = {
  request: (method, params) =>
    new Promise((resolve, reject) => {
      questions += 1;
      waiting.set(questions, { resolve, reject });
      tell({ kind: "ask", id: questions, method, params });
    }),
};

/** Calls whose state is remembered by name, so that the next one asks for it at once. */
const MAX_HINTS = 32;
const hints = new Map<string, Hints>();

function hintsOf({ method, input }: Jobs["api"]["job"]): Hints {
  const name = `${method} ${input}`;
  const known = hints.get(name) ?? new Hints();
  hints.delete(name);
  hints.set(name, known);
  forgetOldest(hints, MAX_HINTS);
  return known;
}

const options: ReplayOptions = { onProgress: (progress) => tell({ kind: "progress", progress }) };

const doing: { readonly [Name in JobName]: (job: Jobs[Name]["job"]) => Promise<Jobs[Name]["result"]> } = {
  why: async ({ netuid, block, hotkey }) => (await ReplayedBlock.of(rpc, block, options)).why(netuid, hotkey),
  api: (call) => callApi(rpc, call, { hints: hintsOf(call) }),
  whatIf: ({ request }) => whatIf(rpc, request, options),
};

async function work(name: JobName, job: Jobs[JobName]["job"]): Promise<void> {
  try {
    // The page posts a job of this name.
    const run = doing[name] as (job: Jobs[JobName]["job"]) => Promise<Jobs[JobName]["result"]>;
    tell({ kind: "done", result: await run(job) });
  } catch (error) {
    tell({ kind: "failed", code: error instanceof ReplayError ? error.code : undefined, message: messageOf(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "job") {
    void work(data.name, data.job);
    return;
  }
  const asked = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.kind === "answer") asked?.resolve(data.value);
  else asked?.reject(new Error(data.message));
});
// What is posted while the modules of a worker still wait for something to load is lost.
tell({ kind: "ready" });
