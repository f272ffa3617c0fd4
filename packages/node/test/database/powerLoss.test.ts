import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chance, chanceOf } from "../cluster/chance.ts";
import { program } from "../cluster/program.ts";
import type { Question } from "./powerLoss/check.ts";
import { Disk, LOSSES, type Loss } from "./powerLoss/disk.ts";
import { recorder, type Step, stepsOf } from "./powerLoss/record.ts";

/** Moments at which the power fails, of each workload, with each kind of loss; the long version has 100. */
const MOMENTS = Number(process.env.OPENTAO_POWER_LOSSES ?? 1);

/** A file system that waits for no disk. */
const IN_MEMORY = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

const library = recorder();
if (library === undefined) console.log("power losses are not tried: gcc is not installed");

let base: string;
let built: Awaited<ReturnType<typeof program>>[];
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "opentao-test-"));
  const sources = ["./powerLoss/workload.ts", "./powerLoss/check.ts"];
  built = await Promise.all(sources.map((source) => program(new URL(source, import.meta.url))));
});
afterAll(() => {
  for (const { remove } of built) remove();
  rmSync(base, { recursive: true, force: true });
  library?.remove();
});

/** Works on a database in one process after the other, each killed; gives what they wrote. */
function recordOf(kind: string, runs: readonly number[], name = kind): Step[] {
  const at = join(base, name);
  mkdirSync(at);
  const env = {
    ...process.env,
    LD_PRELOAD: library?.path,
    OPENTAO_RECORDED: join(at, "chain"),
    OPENTAO_RECORD: `${at}.record`,
  };
  for (const rounds of runs) {
    const args = [built[0]?.path ?? "", at, kind, String(rounds)];
    const { signal, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    expect(signal, stderr).toBe("SIGKILL");
  }
  return [...stepsOf(readFileSync(`${at}.record`))];
}

/** A process that checks databases; one that ends with a database has not survived it. */
class Checker {
  #child: ChildProcess | undefined;
  #answers: AsyncIterator<string> | undefined;

  async ask(question: Question): Promise<string> {
    if (this.#child === undefined || this.#answers === undefined) {
      this.#child = spawn(process.execPath, [built[1]?.path ?? ""], { stdio: ["pipe", "pipe", "inherit"] });
      const { stdout } = this.#child;
      if (stdout === null) throw new Error("the process has no output");
      this.#answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
    }
    this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#answers.next();
    if (done !== true) return value;
    this.#child = undefined;
    return "the process that opened it has died";
  }

  end(): void {
    this.#child?.stdin?.end();
  }
}

/** Lays out what the power leaves, as the folder of a database. */
function lay(contents: ReadonlyMap<string, Buffer>): string {
  const basePath = mkdtempSync(join(IN_MEMORY, "opentao-left-"));
  const folder = join(basePath, "chain");
  mkdirSync(folder);
  for (const [name, content] of contents) if (name !== "said") writeFileSync(join(folder, name), content);
  return basePath;
}

function saidIn(lines: string): Question["said"] {
  return [...lines.matchAll(/^(\d+) (0x[0-9a-f]{64})$/gm)].map(([, height, hash]) => [Number(height), hash ?? ""]);
}

interface Trial {
  readonly chance: Chance;
  readonly losses?: readonly Loss[];
  /** Numbers of the steps before which the power fails, in their order; some by chance when not given. */
  readonly moments?: readonly number[];
}

async function failures(steps: readonly Step[], trial: Trial): Promise<string[]> {
  const { chance, losses = LOSSES } = trial;
  const checker = new Checker();
  const failed: string[] = [];
  const byChance = () =>
    Array.from({ length: MOMENTS }, () => Math.floor(chance() * steps.length)).sort((a, b) => a - b);
  const moments = trial.moments ?? byChance();
  const disk = new Disk();
  let said = "";
  let done = 0;
  for (const moment of moments) {
    for (; done < moment; done += 1) {
      const step = steps[done];
      if (step === undefined) break;
      if (step.file === "said" && step.kind === "write") said += Buffer.from(step.bytes).toString();
      disk.take(step);
    }
    for (const loss of losses) {
      const basePath = lay(disk.after(loss, chance));
      const answer = await checker.ask({ basePath, said: saidIn(said) });
      if (!answer.startsWith('{"best"')) failed.push(`after step ${moment}, with ${loss} on the disk: ${answer}`);
      rmSync(basePath, { recursive: true, force: true });
    }
  }
  checker.end();
  return failed;
}

describe.skipIf(library === undefined)("a database whose machine loses its power at any moment", () => {
  it.each([
    ["vote", [30, 10]],
    ["state", [2]],
  ] as const)(
    "is a whole commit, none older than what was said to be on the disk (%s)",
    async (kind, runs) => {
      const steps = recordOf(kind, runs);
      expect(steps.filter((step) => step.kind === "flushed").length).toBeGreaterThan(5);
      expect(await failures(steps, { chance: chanceOf(20_261_129) })).toEqual([]);
    },
    3_600_000,
  );

  it.each([
    ["pages", "flushed"],
    ["roots", "written through"],
  ] as const)("would not be that if it did not wait for its %s", async (what, wait) => {
    const steps = recordOf("vote", [5], `control-${what}`).filter(
      ({ kind, file }) => kind !== wait || file !== "data.mdb",
    );
    const moments = steps.flatMap(({ kind, file }, at) => (kind === "write" && file === "said" ? [at + 1] : []));
    const losses: readonly Loss[] = ["nothing", "some pages"];
    expect(await failures(steps, { chance: chanceOf(20_261_130), losses, moments: moments.slice(-3) })).not.toEqual([]);
  });
});
