// What every program says when something goes wrong: what it is, its code, and what to do about it.
import { CodedError } from "@opentao/sdk";

/** Something that is wrong, as errors and a neuron's statuses tell it. */
interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Prints a problem on a line, and on another what to do. */
export function printProblem(kind: "error" | "note", { code, message, hint }: Problem): void {
  console.error(`${kind} ${message} [${code}]\n  → ${hint}`);
}

/** Makes an error that nothing catches end the program with exit code 1, printed for people. */
export function reportErrors(): void {
  process.once("uncaughtException", (error) => {
    if (error instanceof CodedError) printProblem("error", error);
    else console.error(error); // a mistake in the program: its stack says where
    process.exit(1);
  });
}
