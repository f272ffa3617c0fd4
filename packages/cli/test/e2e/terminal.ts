import { spawn, spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

/** True when `script` (util-linux) is there, which gives a program a terminal. */
export const hasTerminal = spawnSync("script", ["--version"]).status === 0;
/** Requirement that is missing otherwise. */
export const TERMINAL_HINT = "needs the program `script` of util-linux";

/** A shell's command line in a terminal of 80 x 24. */
export class InTerminal {
  output = "";
  readonly #child;
  readonly #ended: Promise<unknown>;
  #look: () => void = () => undefined;

  constructor(command: string, cwd: string) {
    const line = `stty cols 80 rows 24; ${command}`;
    const env = { ...process.env, npm_command: undefined, TERM: "xterm", SHELL: "/bin/sh" };
    this.#child = spawn("script", ["-qec", line, "/dev/null"], { cwd, env, stdio: "pipe" });
    this.#child.stdout.on("data", (chunk) => {
      this.output += chunk;
      this.#look();
    });
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** Presses a key, and waits until the terminal has shown each of these texts since. */
  async press(key: string, ...texts: readonly string[]): Promise<string> {
    const from = this.output.length;
    this.#child.stdin.write(key);
    return this.until(from, ...texts);
  }

  /** Waits until the output has each of these texts behind `from`. */
  until(from: number, ...texts: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        const shown = stripVTControlCharacters(this.output.slice(from));
        if (texts.every((text) => shown.includes(text))) resolve(shown);
      };
      void this.#ended.then(() => reject(new Error(`it ended: ${this.output.slice(-2000)}`)));
      this.#look();
    });
  }

  /** Waits for its end. */
  async end(): Promise<string> {
    await this.#ended;
    return this.output;
  }

  /** Ends it at once. */
  kill(): void {
    this.#child.kill("SIGHUP");
  }
}
