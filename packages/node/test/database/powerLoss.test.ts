import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNote, writeNote } from "../../src/database/unflushedNote.ts";
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
  let first = 0;
  for (const rounds of runs) {
    const args = [built[0]?.path ?? "", at, kind, String(rounds), String(first)];
    const { signal, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    expect(signal, stderr).toBe("SIGKILL");
    first += rounds;
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

/** Lays out what the power leaves, as the folder of a database that is opened in the next run of the system. */
function lay(contents: ReadonlyMap<string, Buffer>): string {
  const basePath = mkdtempSync(join(IN_MEMORY, "opentao-left-"));
  const folder = join(basePath, "chain");
  mkdirSync(folder);
  for (const [name, content] of contents) if (name !== "said") writeFileSync(join(folder, name), content);
  const note = readNote(folder);
  if (note !== undefined) writeNote(folder, { ...note, run: "the run before" });
  return basePath;
}

function saidIn(lines: string): Question["said"] {
  return [...lines.matchAll(/^(\d+) (0x[0-9a-f]{64})$/gm)].map(([, height, hash]) => [Number(height), hash ?? ""]);
}

interface Trial {
  readonly votes: boolean;
  readonly chance: Chance;
  readonly losses?: readonly Loss[];
  /** Numbers of the steps before which the power fails, in their order; some by chance when not given. */
  readonly moments?: readonly number[];
  /** Files that are lost whatever happens. */
  readonly without?: string;
}

async function failures(steps: readonly Step[], trial: Trial): Promise<string[]> {
  const { votes, chance, losses = LOSSES, without } = trial;
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
      const left = disk.after(loss, chance);
      if (without !== undefined) left.delete(without);
      const basePath = lay(left);
      const answer = await checker.ask({ basePath, said: saidIn(said), votes });
      if (!answer.startsWith('{"best"')) failed.push(`after step ${moment}, with ${loss} on the disk: ${answer}`);
      rmSync(basePath, { recursive: true, force: true });
    }
  }
  checker.end();
  return failed;
}

describe.skipIf(library === undefined)("a database whose machine loses its power at any moment", () => {
  it.each([
    ["vote", [30, 10], true],
    ["follow", [60, 25], false],
    ["state", [2], true],
  ] as const)(
    "is a whole commit, none older than what was said to be on the disk (%s)",
    async (kind, runs, votes) => {
      const steps = recordOf(kind, runs);
      expect(steps.filter((step) => step.kind === "flushed").length).toBeGreaterThan(5);
      expect(steps.some(({ file }) => file === "unflushed")).toBe(kind === "follow");
      expect(await failures(steps, { votes, chance: chanceOf(20_261_129) })).toEqual([]);
    },
    3_600_000,
  );

  it("would be broken without the note of the last flushed commit", async () => {
    const steps = recordOf("follow", [30], "control");
    const isFlush = ({ kind, file }: Step) => kind === "flushed" && file === "data.mdb";
    const moments = steps.flatMap((step, at) => (isFlush(step) ? [at] : [])).slice(-3);
    const losses: readonly Loss[] = ["roots", "some pages"];
    const trial = { votes: false, chance: chanceOf(20_261_130), losses, moments, without: "unflushed" };
    expect(await failures(steps, trial)).not.toEqual([]);
  });
});
