import { type ChildProcess, execFileSync } from "node:child_process";
import { startTao } from "./tao.ts";

/** A `tao` that runs until it is stopped. */
export class RunningTao {
  readonly child: ChildProcess;
  stdout = "";
  stderr = "";
  /** Its exit code, when it has ended and all of its output is there. */
  readonly ended: Promise<number | null>;
  #listeners: (() => void)[] = [];

  /** @param wrapper - command line that runs the one which follows it */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}, wrapper: readonly string[] = []) {
    this.child = startTao(args, env, wrapper);
    this.child.stdout?.on("data", (chunk) => {
      this.stdout += chunk;
      for (const listener of this.#listeners) listener();
    });
    this.child.stderr?.on("data", (chunk) => {
      this.stderr += chunk;
      for (const listener of this.#listeners) listener();
    });
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
  }

  /** Waits until its output has what `find` looks for; rejects when it ends before. */
  until<T>(find: (output: RunningTao) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find(this);
        if (found === undefined) return;
        this.#listeners = this.#listeners.filter((listener) => listener !== look);
        resolve(found);
      };
      this.#listeners.push(look);
      void this.ended.then((code) => reject(new Error(`it ended with ${code}: ${this.stdout}${this.stderr}`)));
      look();
    });
  }

  /** Waits for the JSON value that it prints when it is up. */
  facts(): Promise<Record<string, unknown>> {
    return this.until(({ stdout }) => {
      try {
        return JSON.parse(stdout);
      } catch {
        return undefined; // not complete yet
      }
    });
  }

  /** True when it has ended, by itself or not. */
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Tells it to stop; returns its exit code. */
  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Process ids and command lines that mention `text`. */
export function processesWith(text: string): { pid: number; command: string }[] {
  return execFileSync("ps", ["-A", "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(text))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
}
