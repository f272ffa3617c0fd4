import { type ChildProcess, fork } from "node:child_process";
import { writeHistory } from "./history.ts";
import { copy, follow, type Measured, type Served, serve } from "./roles.ts";

/** Commands to a process of the benchmark: every node has memory of its own. */
export type Task =
  | { readonly do: "write"; readonly path: string; readonly blocks: number; readonly transfers: number }
  | { readonly do: "copy"; readonly from: string; readonly to: string }
  | { readonly do: "serve"; readonly path: string }
  | { readonly do: "follow"; readonly path: string; readonly peer: Served; readonly sync: "full" | "warp" };

/** Name of the variable that tells a process that it is a child. */
const TASK = "OPENTAO_SYNC_TASK";

async function work(task: Task): Promise<unknown> {
  switch (task.do) {
    case "write":
      return writeHistory(task.path, task.blocks, task.transfers);
    case "copy":
      return copy(task.from, task.to);
    case "serve":
      return serve(task.path);
    case "follow":
      return follow(task.path, task.peer, task.sync);
  }
}

/** Does what this process was told to do, if it is a child; whether it is. */
export async function workAsChild(): Promise<boolean> {
  const text = process.env[TASK];
  if (text === undefined) return false;
  // Only `start` sets the variable.
  const result = await work(JSON.parse(text) as Task);
  process.send?.({ result });
  return true;
}

/** Lets a child work; gives what it says, and the child, which may live on. */
async function start(task: Task): Promise<{ child: ChildProcess; result: unknown }> {
  const [, program = ""] = process.argv;
  const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
  const child = fork(program, { env: { ...process.env, [TASK]: JSON.stringify(task) }, stdio: [...stdio] });
  const result = await new Promise((resolve, reject) => {
    child.once("message", (message: { result: unknown }) => resolve(message.result));
    child.once("exit", (code) => reject(new Error(`the child that was to ${task.do} ended with ${code}`)));
  });
  return { child, result };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGKILL");
  });
}

/** Lets a child do a task to its end. */
export async function inChild(task: Extract<Task, { do: "write" | "copy" | "follow" }>): Promise<Measured> {
  const { child, result } = await start(task);
  await ended(child);
  // The child's tasks give this, but for writing, of which nobody reads the result.
  return result as Measured;
}

/** Lets a child serve a chain while `use` works with it. */
export async function whileServed<T>(path: string, use: (peer: Served) => Promise<T>): Promise<T> {
  const { child, result } = await start({ do: "serve", path });
  try {
    // What `serve` gives.
    return await use(result as Served);
  } finally {
    await ended(child);
  }
}
