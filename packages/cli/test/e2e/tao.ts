import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The built command. */
export const ENTRY = fileURLToPath(new URL("../../dist/bin/tao.js", import.meta.url));

/** What a finished command left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built `tao`. */
export function startTao(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [ENTRY, ...args], { env: { ...process.env, NO_COLOR: "1", ...env }, stdio: "pipe" });
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
