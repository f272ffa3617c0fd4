import { runTao } from "../../src/program.ts";
import type { Finished } from "../e2e/tao.ts";

/** True while a command has this process's output and environment. */
let isRunning = false;

type Write = typeof process.stdout.write;

/** Makes what gathers what is written, in the form of a stream's `write`. */
function gatherer(gather: (text: string) => void): Write {
  return (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    gather(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
    const callback = typeof encoding === "function" ? encoding : done;
    if (typeof callback === "function") callback();
    return true;
  };
}

/** Sets variables of the environment; returns what puts those back that were there. */
function withEnvironment(env: NodeJS.ProcessEnv): () => void {
  const before = { ...process.env };
  const set = (values: NodeJS.ProcessEnv): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  // As `startIn` starts a process: as if no npm ran these tests.
  set({ npm_command: undefined, NO_COLOR: "1", ...env });
  return () => {
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(before, name)) delete process.env[name];
    set(before);
  };
}

/**
 * Runs `tao` in this process, from the sources: its output, its errors and its exit code are those of a process of its
 * own, which takes half a second to start. For commands that come to their end by themselves and ask for nothing.
 *
 * @throws Error when another one runs: both would write to the same output
 */
export async function taoHere(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  if (isRunning) throw new Error("two commands at once need processes of their own");
  isRunning = true;
  let stdout = "";
  let stderr = "";
  const [writeOut, writeErr, send] = [process.stdout.write, process.stderr.write, process.send];
  const restore = withEnvironment(env);
  process.stdout.write = gatherer((text) => {
    stdout += text;
  });
  process.stderr.write = gatherer((text) => {
    stderr += text;
  });
  process.send = () => true; // what runs the tests is no supervisor of the command
  try {
    const code = await runTao(args);
    return { code, stdout, stderr };
  } finally {
    process.stdout.write = writeOut;
    process.stderr.write = writeErr;
    if (send === undefined) delete process.send;
    else process.send = send;
    restore();
    isRunning = false;
  }
}
