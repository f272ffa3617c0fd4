import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Supervisor } from "../../src/shared/processes/supervisor.ts";

const folder = mkdtempSync(join(tmpdir(), "opentao-supervisor-"));
const entry = join(folder, "entry.mjs");
// `die`: tells its process id and ends; `stay`: tells it and stays until it is told to stop, or its supervisor is gone.
writeFileSync(
  entry,
  `const [what] = process.argv.slice(2);
console.log("started", what);
process.send({ what, pid: process.pid }, () => { if (what === "die") process.exit(3); });
if (what === "stay") {
  const timer = setInterval(() => undefined, 1000);
  process.on("SIGTERM", () => { clearInterval(timer); process.disconnect(); });
}
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = (name: string, what: string) => ({
  name,
  args: [what],
  isNode: false,
  logFile: join(folder, `${name}.log`),
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("the supervisor", () => {
  it("starts again what ends by itself, later each time, and logs what it says", async () => {
    const delays: number[] = [];
    let supervisor: Supervisor | undefined;
    await new Promise<void>((resolve) => {
      supervisor = new Supervisor(entry, {
        onMessage: () => undefined,
        onExit: (name, code, restartInMs) => {
          expect([name, code]).toEqual(["worker", 3]);
          delays.push(restartInMs);
          if (delays.length === 3) resolve();
        },
      });
      supervisor.start(spec("worker", "die"));
    });
    await supervisor?.stop();
    expect(delays).toEqual([500, 1000, 2000]);
    expect(readFileSync(join(folder, "worker.log"), "utf8")).toBe("started die\n".repeat(3));
  });

  it("stops everything, and starts nothing after that", async () => {
    const pids: number[] = [];
    const exits: string[] = [];
    let supervisor: Supervisor | undefined;
    await new Promise<void>((resolve) => {
      supervisor = new Supervisor(entry, {
        onMessage: (_, message) => {
          if (typeof message === "object" && message !== null && "pid" in message) pids.push(Number(message.pid));
          if (pids.length === 2) resolve();
        },
        onExit: (name) => exits.push(name),
      });
      supervisor.start(spec("node", "stay"));
      supervisor.start(spec("miner", "stay"));
    });
    expect(pids.every(isRunning)).toBe(true);
    await supervisor?.stop();
    supervisor?.start(spec("late", "stay"));
    expect(pids.some(isRunning)).toBe(false);
    expect(exits).toEqual([]);
    expect(pids).toHaveLength(2);
  });
});
