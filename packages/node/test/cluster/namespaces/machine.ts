import { type ChildProcess, spawn } from "node:child_process";
import type { Place } from "./wires.ts";

/** A process in a namespace. */
export class Machine {
  readonly place: Place;
  output = "";
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #kill = () => void this.#child.kill("SIGKILL");

  /** Starts a program of Node.js. */
  constructor(place: Place, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.place = place;
    // `ip netns exec` becomes the program: signals reach it.
    const command = ["netns", "exec", place.namespace, process.execPath, ...args];
    this.#child = spawn("ip", command, {
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-100_000);
    };
    this.#child.stdout?.on("data", keep);
    this.#child.stderr?.on("data", keep);
    this.#ended = new Promise((resolve) => this.#child.once("close", () => resolve()));
    process.once("exit", this.#kill);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Ends the process; settles when it has ended. */
  async end(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
    process.off("exit", this.#kill);
  }
}
