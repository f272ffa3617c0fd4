import { type ChildProcess, fork } from "node:child_process";

/** Name of the variable that tells a process of a benchmark what it is to do. */
const TASK = "OPENTAO_BENCH_TASK";

/** Task of this process, or `undefined` when it is the one that gives them. */
export function taskOfProcess(): unknown {
  const text = process.env[TASK];
  return text === undefined ? undefined : JSON.parse(text);
}

/** Says the result of this process's task. */
export function sayResult(result: unknown): void {
  process.send?.({ result });
}

/** Lets a process with memory of its own do a task; gives what it says, and the process, which lives on. */
export async function startTask(task: unknown): Promise<{ child: ChildProcess; result: unknown }> {
  const [, program = ""] = process.argv;
  const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
  const child = fork(program, { env: { ...process.env, [TASK]: JSON.stringify(task) }, stdio: [...stdio] });
  const result = await new Promise((resolve, reject) => {
    child.once("message", (message: { result: unknown }) => resolve(message.result));
    child.once("exit", (code) =>
      reject(new Error(`the process that was to do ${JSON.stringify(task)} ended with ${code}`)),
    );
  });
  return { child, result };
}

/** Ends a process. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGKILL");
  });
}
