import { ended, sayResult, startTask, taskOfProcess } from "../processes.ts";
import { writeHistory } from "./history.ts";
import { copy, follow, type Measured, type Served, serve } from "./roles.ts";

/** Commands to a process of the benchmark: every node has memory of its own. */
export type Task =
  | { readonly do: "write"; readonly path: string; readonly blocks: number; readonly transfers: number }
  | { readonly do: "copy"; readonly from: string; readonly to: string }
  | { readonly do: "serve"; readonly path: string }
  | { readonly do: "follow"; readonly path: string; readonly peer: Served; readonly sync: "full" | "warp" };

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
  const task = taskOfProcess();
  if (task === undefined) return false;
  // Only the functions below give tasks.
  sayResult(await work(task as Task));
  return true;
}

/** Lets a child do a task to its end. */
export async function inChild(task: Extract<Task, { do: "write" | "copy" | "follow" }>): Promise<Measured> {
  const { child, result } = await startTask(task);
  await ended(child);
  // The child's tasks give this, but for writing, of which nobody reads the result.
  return result as Measured;
}

/** Lets a child serve a chain while `use` works with it. */
export async function whileServed<T>(path: string, use: (peer: Served) => Promise<T>): Promise<T> {
  const { child, result } = await startTask({ do: "serve", path } satisfies Task);
  try {
    // What `serve` gives.
    return await use(result as Served);
  } finally {
    await ended(child);
  }
}
