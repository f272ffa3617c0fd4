import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createWallet } from "@opentao/sdk/wallet";
import * as z from "zod";

/** The built command; benchmarks run from the root of the repository. */
const ENTRY = join(process.cwd(), "packages/cli/bin/tao.mjs");
const RUNS = 7;
const WALLETS = 3;

/** Has a process tell on its fourth file what it took of the processor: when it ends, or is asked to. */
const TELL = `
  import { writeSync } from "node:fs";
  const tell = () => writeSync(3, JSON.stringify(process.cpuUsage()));
  process.once(process.env.TELL, tell);
`;
const Usage = z
  .string()
  .transform((json) => z.object({ user: z.number(), system: z.number() }).parse(JSON.parse(json)));

/** Milliseconds that a start-up took. */
interface StartUp {
  readonly wall: number;
  readonly processor: number;
}

/** Starts a process that tells of its usage at an event: `exit`, or a signal. */
function start(args: readonly string[], event: "exit" | "SIGUSR2"): readonly [ChildProcess, usage: Promise<string>] {
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const child = spawn(process.execPath, ["--import", hook, ...args], {
    stdio: ["ignore", "pipe", "ignore", "pipe"],
    env: { ...process.env, TELL: event },
  });
  // A pipe, as asked for.
  return [child, text(child.stdio[3] as Readable)];
}

function startUp(started: number, ended: number, usage: string): StartUp {
  const { user, system } = Usage.parse(usage);
  return { wall: ended - started, processor: (user + system) / 1000 };
}

/** Measures a process until it has ended. */
async function untilEnd(args: readonly string[]): Promise<StartUp> {
  const started = performance.now();
  const [child, usage] = start(args, "exit");
  child.stdout?.resume();
  const [code] = await once(child, "exit");
  const ended = performance.now();
  if (code !== 0) throw new Error(`${args.join(" ")} ended with code ${code}`);
  return startUp(started, ended, await usage);
}

/** Measures a node until it says that it serves; it is stopped again. */
async function untilServing(): Promise<StartUp> {
  const started = performance.now();
  const [child, usage] = start([ENTRY, "node", "--dev", "--rpc-port", "0", "--json"], "SIGUSR2");
  if (child.stdout === null) throw new Error("the node has no output");
  await once(child.stdout, "data");
  const ended = performance.now();
  child.kill("SIGUSR2");
  child.stdout.resume();
  // It tells before it hears of the next signal.
  child.kill("SIGTERM");
  await once(child, "exit");
  return startUp(started, ended, await usage);
}

/** Medians of both times. */
async function median(measure: () => Promise<StartUp>): Promise<StartUp> {
  const runs: StartUp[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure());
  const middle = (times: number[]): number => times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
  return { wall: middle(runs.map(({ wall }) => wall)), processor: middle(runs.map(({ processor }) => processor)) };
}

const folder = mkdtempSync(join(tmpdir(), "opentao-startup-"));
try {
  for (let i = 0; i < WALLETS; i += 1) await createWallet({ root: folder, name: `wallet${i}` });
  const alone = await median(() => untilEnd(["-e", "0"]));
  for (const [id, what, measure] of [
    ["cli/help", "start-up: tao --help", () => untilEnd([ENTRY, "--help"])],
    [
      "cli/wallets",
      `start-up: tao wallet list, of ${WALLETS}`,
      () => untilEnd([ENTRY, "wallet", "list", "--wallets", folder]),
    ],
    ["cli/node", "start-up: tao node --dev until it serves", untilServing],
  ] as const) {
    const { wall, processor } = await median(measure);
    const row = (idOf: string, whatOf: string, value: number, rival: number) => ({
      ...{ id: idOf, what: whatOf, value, unit: "ms", better: "less" },
      rival: { name: "Node.js alone", value: rival },
    });
    console.log(JSON.stringify(row(id, what, wall, alone.wall)));
    console.log(JSON.stringify(row(`${id}Processor`, `${what}, processor`, processor, alone.processor)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
