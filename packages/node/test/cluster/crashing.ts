import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { BlockRef, Hash } from "../../src/chain/index.ts";

/** A node in a process of its own, that can be killed at any moment. */
export class CrashingNode {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  /** Blocks that it called finalized, oldest first. */
  readonly final: BlockRef[] = [];
  best = 0;
  port: number | undefined;

  /** @param args - see `crashingChild.ts` */
  constructor(program: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    this.#ended = new Promise((resolve) => this.#child.once("close", () => resolve()));
    if (this.#child.stdout === null) throw new Error("the child's output is not there");
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#read(line));
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Kills it; settles when it is gone and all that it said is here. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #read(line: string): void {
    const [what, number, hash] = line.split(" ");
    // The last line may have been cut.
    if (what === "final" && hash?.length === 66) this.final.push({ number: Number(number), hash: hash as Hash });
    if (what === "best") this.best = Number(number);
    if (what === "listens") this.port = Number(/\/tcp\/(\d+)/.exec(line)?.[1]);
  }
}
