import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Root folder of the repository. */
export const root = fileURLToPath(new URL("../../../..", import.meta.url));
/** The built `tao`. */
export const ENTRY = fileURLToPath(new URL("../../dist/bin/tao.js", import.meta.url));

/** Output and exit code of a finished command. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a program in a folder, as if no npm ran these tests. */
export function startIn(cwd: string, [program = "", ...args]: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const inherited = { ...process.env, npm_command: undefined, NO_COLOR: "1" };
  return spawn(program, args, { cwd, env: { ...inherited, ...env }, stdio: "pipe" });
}

/** Starts the built `tao`. */
export function startTao(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  wrapper: readonly string[] = [],
): ChildProcess {
  return startIn(process.cwd(), [...wrapper, process.execPath, ENTRY, ...args], env);
}

/** Gathers what a command prints until it ends. */
export async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** Runs the built `tao` to its end. */
export function tao(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return finished(startTao(args, env));
}
