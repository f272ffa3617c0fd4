import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Makes a folder in which lines of the README work as in a clone, and leave their files. */
export function makePlace(folder: string): void {
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  const start = `node ${JSON.stringify(join(root, "scripts/start.mjs"))}`;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "clone", private: true, scripts: { start } }));
  const command = join(folder, "node_modules/.bin/opentao");
  writeFileSync(command, `#!/bin/sh\nexec node ${JSON.stringify(join(root, "packages/cli/bin/tao.mjs"))} "$@"\n`);
  chmodSync(command, 0o755);
}

/** A line of the README in a shell of its own. */
export class ShellLine {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #listeners: (() => void)[] = [];
  stdout = "";
  output = "";

  constructor(line: string, cwd: string, env: NodeJS.ProcessEnv = {}) {
    const offline = { npm_config_offline: "true", npm_config_update_notifier: "false", NO_COLOR: "1" };
    this.#child = spawn("bash", ["-c", line], {
      cwd,
      env: { ...process.env, HOME: cwd, npm_command: undefined, ...offline, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => {
        if (stream === this.#child.stdout) this.stdout += chunk;
        this.output += chunk;
        for (const listener of this.#listeners) listener();
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** Waits for the end; what it printed on standard output. Rejects when it failed. */
  async done(): Promise<string> {
    const code = await this.#ended;
    if (code !== 0) throw new Error(`it ended with ${code}: ${this.output}`);
    return this.stdout;
  }

  /** Waits until it has printed this; rejects when it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.output);
        if (found === null) return;
        this.#listeners = this.#listeners.filter((listener) => listener !== look);
        resolve(found);
      };
      this.#listeners.push(look);
      void this.#ended.then((code) => reject(new Error(`it ended with ${code} without ${pattern}: ${this.output}`)));
      look();
    });
  }

  /** Ctrl-C. */
  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGINT");
    await this.#ended;
  }
}
