import { ended, sayResult, startTask, taskOfProcess } from "../processes.ts";
import { author, follower, type Run } from "./blocks.ts";
import { type MeasuredCall, measureCalls, type Proofs } from "./calls.ts";
import { type MeasuredEnding, measureEnding } from "./ending.ts";
import { type Generated, generated } from "./folder.ts";
import { sizeOf } from "./size.ts";
import { carryOver, type MeasuredSnapshot } from "./snapshot.ts";

/** Tasks with their inputs and results; each has a process of its own. */
interface Tasks {
  readonly generate: { readonly input: { readonly parent: string }; readonly result: Generated };
  readonly snapshot: {
    readonly input: { readonly from: string; readonly path: string; readonly to: string };
    readonly result: MeasuredSnapshot;
  };
  readonly author: { readonly input: { readonly path: string; readonly count: number }; readonly result: Run };
  readonly follower: {
    readonly input: { readonly from: string; readonly to: string; readonly count: number };
    readonly result: Run;
  };
  readonly ending: { readonly input: { readonly path: string }; readonly result: MeasuredEnding };
  readonly calls: {
    readonly input: { readonly path: string };
    readonly result: { readonly calls: readonly MeasuredCall[]; readonly proofs: Proofs };
  };
}
type Name = keyof Tasks;
type Task = {
  readonly [K in Name]: { readonly name: K; readonly input: Tasks[K]["input"]; readonly size: string };
}[Name];

function perform({ name, input, size: sizeName }: Task): Promise<unknown> {
  const size = sizeOf(sizeName);
  switch (name) {
    case "generate":
      return generated(input.parent, size);
    case "snapshot":
      return carryOver(input.from, input.path, input.to);
    case "author":
      return author(input.path, size.subnets, input.count);
    case "follower":
      return follower(input.from, input.to, size.subnets, input.count);
    case "ending":
      return measureEnding(input.path);
    case "calls":
      return measureCalls(input.path, size);
  }
}

/** Does what this process was told to do, if it was; returns whether it was. */
export async function workAsTask(): Promise<boolean> {
  const task = taskOfProcess();
  if (task === undefined) return false;
  // Only `inProcess` gives tasks.
  sayResult(await perform(task as Task));
  return true;
}

/** Has a task done in a process of its own, over a state of a size. */
export async function inProcess<K extends Name>(
  name: K,
  input: Tasks[K]["input"],
  size: string,
): Promise<Tasks[K]["result"]> {
  const { child, result } = await startTask({ name, input, size });
  await ended(child);
  // The task of this name gives this.
  return result as Tasks[K]["result"];
}
