import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { keys } from "../../../keys/keys.ts";
import type { KeyJobName, KeyJobs } from "../../../keys/messages.ts";

/** Returns a job of the keys' thread that a form starts. What it was given is not kept when it has ended. */
export function useKeyJob<Name extends KeyJobName>(
  name: Name,
  onDone: (result: KeyJobs[Name]["result"]) => unknown = () => undefined,
): UseMutationResult<KeyJobs[Name]["result"], Error, KeyJobs[Name]["job"]> {
  return useMutation({ mutationFn: (job: KeyJobs[Name]["job"]) => keys.run(name, job), onSuccess: onDone, gcTime: 0 });
}

/** Returns a field of a form. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
