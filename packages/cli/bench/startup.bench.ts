import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The built command; benchmarks run from the root of the repository. */
const ENTRY = join(process.cwd(), "packages/cli/dist/bin/tao.js");
const RUNS = 5;

/** Milliseconds until a process has ended. */
async function untilEnd(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  await once(child, "exit");
  return performance.now() - started;
}

/** Milliseconds until a node says that it serves; it is stopped again. */
async function untilServing(): Promise<number> {
  const started = performance.now();
  const args = [ENTRY, "node", "--dev", "--rpc-port", "0", "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  if (child.stdout === null) throw new Error("the node has no output");
  await once(child.stdout, "data");
  const elapsed = performance.now() - started;
  child.kill("SIGTERM");
  await once(child, "exit");
  return elapsed;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

const rival = { name: "Node.js alone", value: await median(() => untilEnd(["-e", "0"])) };
for (const [id, what, measure] of [
  ["cli/help", "start-up: tao --help", () => untilEnd([ENTRY, "--help"])],
  ["cli/node", "start-up: tao node --dev until it serves", untilServing],
] as const) {
  console.log(JSON.stringify({ id, what, value: await median(measure), unit: "ms", better: "less", rival }));
}
